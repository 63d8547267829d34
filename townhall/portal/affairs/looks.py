"""Which offices opened somebody's case, on which day and for what; never which person did (Zugriffe)."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case
from townhall.journal.looking import looks_at

PURPOSES: dict[str, str | Promise] = {
    "case": _("to work on the case"),
    "document": _("to save a document or notice"),
    "statement": _("to make a statement"),
    "printout": _("to print the whole file"),
    "payment": _("to see to the fee"),
    "export": _("for an evaluation in a file"),
    "post": _("to send a letter"),
    "retention": _("to check how long the case is kept"),
}
LATEST = 300  # looks that are read; older ones are in the journal


@dataclass(frozen=True)
class Seen:
    on: date
    department: str
    purpose: str | Promise


def looks_by_officials(case: Case) -> list[Seen]:
    """Return every look once per day, department and purpose, the latest first."""
    rows = looks_at(case).values_list("at", "department", "purpose")[:LATEST]
    found = [Seen(localdate(at), department, PURPOSES.get(purpose, PURPOSES["case"])) for at, department, purpose in rows]
    return list({(each.on, each.department, str(each.purpose)): each for each in found}.values())
