"""Order a printout of a file, and delete those that have been fetched or forgotten."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.cases.models import Case
from townhall.cases.moves import lock, refuse_own
from townhall.documents.storage import delete
from townhall.journal.recording import record
from townhall.printouts.models import Printout

if TYPE_CHECKING:
    from townhall.accounts.models import Account

KEPT = timedelta(days=14)


@atomic
def order(case: Case, *, purpose: str, with_notes: bool, by: "Account", at: datetime) -> Printout:
    """Have a worker print the whole file as it is then; internal notes only if the clerk wants them in."""
    case = lock(case)
    refuse_own(case, by)
    made = Printout.objects.create(case=case, purpose=purpose, with_notes=with_notes, by=by, ordered_at=at)
    record("file.ordered", case, by=by, at=at, printout=made.pk, purpose=purpose, with_notes=with_notes)
    return made


def tidy(*, at: datetime) -> int:
    """Delete printouts after two weeks: the file itself stays where it is."""
    old = list(Printout.objects.filter(ordered_at__lte=at - KEPT).select_related("document"))
    for each in old:
        with atomic():
            document = each.document
            each.delete()
            if document is not None:
                delete(document)
    return len(old)
