"""The postbox of a person (Postfach): opening a letter is on record once, and may have legal effect."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.certificates.models import Certificate
from townhall.documents.models import Document
from townhall.journal.recording import record
from townhall.notifications import announcing
from townhall.notifications.models import Letter


class NotTheRecipient(Exception):
    """Only the person a letter is for opens it."""


@atomic
def open_letter(letter: Letter, *, by: Account | None, at: datetime) -> Letter:
    """Open a letter; the first time is recorded and may have legal effect. `by` is None for people who follow by code."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("case", "certificate").get(pk=letter.pk)
    if letter.account_id != (by.pk if by else None):
        raise NotTheRecipient(f"Letter {letter.pk} is for somebody else.")
    if letter.first_opened_at is None:
        letter.first_opened_at = at
        letter.save(update_fields=["first_opened_at"])
        record("letter.opened", letter.case, by=by, at=at, letter=letter.pk, letter_kind=letter.kind)
        announcing.note_opening(letter, at=at)
    return letter


def unopened(document: str = "pk") -> Q:
    """Return the condition that a document is a notice whose letter nobody has opened: it is read by opening the letter.

    Use it as an annotation; `document` leads to the document from the rows that are asked for.
    """
    notice = Certificate.objects.filter(document=OuterRef(document), kind=Certificate.Kind.NOTICE)
    opened = Letter.objects.filter(certificate__document=OuterRef(document)).exclude(first_opened_at=None)
    return Q(Exists(notice)) & ~Q(Exists(opened))


def letter_with(document: Document, *, account: Account | None) -> Letter | None:
    """Return the letter in which somebody receives a notice; it is not there before the notice is provided."""
    return Letter.objects.filter(certificate__document=document, account=account).first()


def enclosed(letter: Letter) -> Certificate | None:
    """Return the sealed document that belongs to a letter: the notice, or the record of the application once it is printed."""
    if letter.certificate is not None or letter.kind != "receipt":
        return letter.certificate
    return Certificate.objects.select_related("document").filter(case=letter.case_id, kind=Certificate.Kind.RECEIPT).first()
