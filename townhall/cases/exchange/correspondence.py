"""Messages between citizen and authority, and notes among clerks (Schriftwechsel, Vermerke)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet
from django.db.transaction import atomic

from townhall.cases.models import Case, Enclosure, InformationRequest, Message, Note, State
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own, refuse_unless
from townhall.documents.models import Document
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


QUIET = timedelta(days=3)  # between two reminders, so that nobody is pressed


class RemindedLately(MoveNotAllowed):
    """The citizen has just been reminded."""

    message = T(
        "Eine Erinnerung ging erst vor Kurzem hinaus. Warten Sie drei Tage bis zur nächsten.",
        en="A reminder went out only lately. Wait three days before the next.",
    )


class NothingWritten(Exception):
    """A message without words."""

    message = T("Schreiben Sie einen Text, bevor Sie absenden.", en="Write a text before you send.")


@atomic
def write_message(
    case: Case, *, text: str, by: "Account | None", at: datetime, from_citizen: bool, documents: Iterable[Document] = ()
) -> Message:
    """Send a message with stored documents; the other side is told that there is one, not what it says."""
    case, text = lock(case), words(text)
    if case.state == State.CLOSED:
        raise MoveNotAllowed(f"{case} is closed.")
    if not from_citizen:
        refuse_own(case, by)
    message = Message.objects.create(case=case, from_citizen=from_citizen, author=by, text=text, sent_at=at)
    Enclosure.objects.bulk_create(Enclosure(case=case, document=each, message=message) for each in documents)
    record("message.sent", case, by=by, at=at, message=message.pk, from_citizen=from_citizen)
    return message


@atomic
def remind(case: Case, *, by: "Account | None", at: datetime) -> InformationRequest:
    """Remind the citizen of what was asked and is not answered yet (Erinnerung)."""
    case = lock(case)
    refuse_own(case, by)
    asked = open_request(case, at=at)
    asked.reminded_at = at
    asked.save(update_fields=["reminded_at"])
    record("case.reminded", case, by=by, at=at, request=asked.pk)
    return asked


def open_request(case: Case, *, at: datetime) -> InformationRequest:
    """Return the open request somebody may be reminded of; refuse if there is none, or a reminder is young."""
    refuse_unless(case, State.INFO_REQUESTED)
    asked = next(each for each in case.information_requests.all() if each.answered_at is None)
    if asked.reminded_at is not None and at - asked.reminded_at < QUIET:
        raise RemindedLately(f"{case} was reminded at {asked.reminded_at}.")
    return asked


def may_remind(case: Case, *, at: datetime) -> bool:
    try:
        open_request(case, at=at)
    except MoveNotAllowed:
        return False
    return True


@atomic
def write_note(case: Case, *, text: str, by: "Account", at: datetime) -> Note:
    """Keep a note that the citizen does not see."""
    case, text = lock(case), words(text)
    refuse_own(case, by)
    note = Note.objects.create(case=case, author=by, text=text, written_at=at)
    record("note.written", case, by=by, at=at, note=note.pk)
    return note


def read_messages(case: Case, *, from_citizen: bool, at: datetime) -> list[Message]:
    """Return all messages, and mark those of the other side as read; `from_citizen` says whose side the reader is on."""
    case.messages.filter(from_citizen=not from_citizen, read_at=None).update(read_at=at)
    return list(all_messages(case))


def all_messages(case: Case) -> QuerySet[Message]:
    """Return the messages of both sides with what is attached, oldest first."""
    enclosures = Prefetch("enclosures", Enclosure.objects.select_related("document"))
    return case.messages.select_related("author").prefetch_related(enclosures).order_by("sent_at", "pk")


def words(text: str) -> str:
    if not text.strip():
        raise NothingWritten
    return text.strip()
