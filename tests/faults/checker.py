"""What must hold after the faults: `python -m tests.faults.checker acknowledged.json` prints every broken promise.

Acknowledged is what a person was shown: a confirmation page with a case number. For each of them there is exactly one
case, one record, one notice, and at least one mail per purpose under one Message-ID; nothing is left to do but what
waits for its day.
"""

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db.models import Count  # noqa: E402 - Django has to be set up first
from django.utils.timezone import now  # noqa: E402

from townhall.applications.models import Application  # noqa: E402
from townhall.cases.models import Case, State  # noqa: E402
from townhall.certificates.models import Certificate  # noqa: E402
from townhall.documents import storage  # noqa: E402
from townhall.documents.models import Document  # noqa: E402
from townhall.journal.models import Delivery, Event  # noqa: E402
from townhall.notifications.models import Announcement, Letter, OutgoingMail  # noqa: E402


def broken_promises(acknowledged: dict[str, str]) -> Iterator[str]:
    """Yield a sentence for each promise that is not kept; `acknowledged` maps drafts to the case numbers shown."""
    for draft, number in acknowledged.items():
        cases = list(Case.objects.filter(application__draft=draft))
        if [case.number for case in cases] != [number]:
            yield f"draft {draft} was acknowledged as {number}, but there is {cases}"
            continue
        yield from promises_of(cases[0])
    for row in Application.objects.values("draft").annotate(times=Count("pk")).filter(times__gt=1):
        yield f"draft {row['draft']} was filed {row['times']} times"
    waits = {"error": "", "run_at__gt": now() + timedelta(hours=1)}  # for its day, such as the reminder of a notice
    open_ones = Delivery.objects.filter(done_at=None).exclude(**waits)
    left = open_ones.values("reaction", "attempt", "error").annotate(times=Count("pk"))
    for row in left:
        yield f"{row['times']} of {row['reaction']} are not done after {row['attempt']} attempts: {row['error'] or 'no error'}"


def promises_of(case: Case) -> Iterator[str]:
    if case.state != State.DECIDED:
        yield f"{case} is {case.state}"
    for kind in Certificate.Kind.values:
        found = list(Certificate.objects.filter(case=case, kind=kind))
        if len(found) != 1:
            yield f"{case} has {len(found)} of {kind}"
        elif not is_intact(found[0].document):
            yield f"{case}: the file of its {kind} is not what was stored"
    if Letter.objects.filter(case=case, kind="decision").count() != 1:
        yield f"{case} has no letter with the decision, or several"
    if not Announcement.objects.filter(part__decision__case=case).exists():
        yield f"{case} has no announcement"
    kinds = list(Event.objects.filter(stream__name=f"case:{case.pk}").values_list("kind", flat=True))
    for kind in ("application.submitted", "case.decided"):
        if kinds.count(kind) != 1:
            yield f"{case}: {kind} stands {kinds.count(kind)} times in the journal"


def is_intact(document: Document) -> bool:
    try:
        storage.read(document)
    except (storage.Damaged, FileNotFoundError):
        return False
    return True


def mail_promises(accepted: list[dict[str, str]], acknowledged: int) -> Iterator[str]:
    """Compare the ledger with what the mail server accepted: at least once each, always under the same Message-ID."""
    ids = {mail["id"] for mail in accepted}
    ledger = set(OutgoingMail.objects.values_list("message_id", flat=True))
    if unknown := {bare(id) for id in ids} - {bare(id) for id in ledger}:
        yield f"{len(unknown)} mails were accepted that the ledger does not know"
    if unsent := {bare(id) for id in ledger} - {bare(id) for id in ids}:
        yield f"{len(unsent)} mails of the ledger were never accepted"
    if len(ledger) < 2 * acknowledged:
        yield f"only {len(ledger)} mails were written for {acknowledged} applications"


def bare(message_id: str) -> str:
    return message_id.strip().strip("<>")


def main(file: Path) -> None:
    history = json.loads(file.read_text())
    found = [*broken_promises(history["acknowledged"]), *mail_promises(history["mails"], len(history["acknowledged"]))]
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
