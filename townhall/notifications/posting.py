"""Notices on paper: who gets one, how they are put into a batch, and the day they are handed to the post (Postausgang)."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import QuerySet
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.applications.models import Channel, Party
from townhall.cases.models import Case
from townhall.certificates.letterhead import address_lines, recipient_of
from townhall.certificates.models import Certificate
from townhall.certificates.superseding import newest
from townhall.journal.looking import look_at_all
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.notifications import announcing
from townhall.notifications.models import Because, Letter, OutgoingMail, Posting, PrintBatch

AT_MOST = 40  # letters in a batch: a busy worker prints them in 7 seconds, and a delivery is ended after 20


class NothingToPrint(Exception):
    message = T(
        "Gerade wartet kein Brief auf den Druck. Die letzten Stapel stehen weiter unten.",
        en="No letter waits to be printed just now. The last batches are further down.",
    )


class AlreadySent(Exception):
    message = T(
        "Dieser Stapel ist schon als abgeschickt markiert. Es hat sich nichts geändert.",
        en="This batch is marked as posted already. Nothing has changed.",
    )


class NotPostedThen(Exception):
    message = T(
        "Geben Sie den Tag an, an dem Sie die Briefe zur Post gegeben haben: frühestens den Tag des Drucks, spätestens heute.",
        en="Enter the day on which you handed the letters to the post: not before they were printed, and not after today.",
    )


@atomic
def queue(certificate: Certificate, *, because: str, at: datetime) -> Posting:
    """Let a notice go out on paper, once."""
    case = certificate.case
    lines = envelope(recipient_of(case), case)
    facts = {
        "name": lines[0] if lines else case.applicant_name,
        "address": "\n".join(lines) if len(lines) > 1 else "",
        "because": because,
        "queued_at": at,
    }
    posting, is_new = Posting.objects.get_or_create(certificate=certificate, defaults=facts)
    if is_new:
        record("notice.put_to_post", case, by=None, at=at, posting=posting.pk, because=because)
    return posting


def envelope(party: Party | None, case: Case) -> list[str]:
    """Return name and address; the name alone if nobody knows where the person lives."""
    lines = address_lines(party, case)
    account = case.application.account
    if party is not None and party.postcode and (party.street or party.city):
        return lines
    if account is not None and account.postcode:
        where = [f"{account.street} {account.house_number}".strip(), f"{account.postcode} {account.city}".strip()]
        return [*lines[:1], *(line for line in where if line)]
    return lines[:1]


@atomic
def fall_back(letter: Letter, *, because: str, at: datetime) -> Posting | None:
    """Send a notice by post that nobody opened in the postbox; None if somebody was quicker."""
    Case.objects.select_for_update().get(pk=letter.case_id)
    letter.refresh_from_db(fields=["first_opened_at"])
    decision = announcing.decision_of(letter)
    if letter.first_opened_at is not None or letter.certificate is None or decision is None:
        return None
    announcing.end_provision(decision, because=because, at=at)
    return queue(newest(letter.certificate), because=because, at=at)


def send_instead(event: Event) -> None:
    """Let a decision go by post whose mail has been refused for good; an opened letter needs none (Unzustellbarkeit)."""
    mail = OutgoingMail.objects.select_related("letter__certificate__decision", "letter__case").get(pk=event.data["mail"])
    if mail.letter is not None:
        fall_back(mail.letter, because=Because.BOUNCED, at=event.happened_at)


def send_receipt(event: Event) -> None:
    """Let the record of an application on paper go by post to who has neither account nor mail address."""
    certificate = Certificate.objects.select_related("case__application__draft", "case__authority").get(
        pk=event.data["certificate"]
    )
    application = certificate.case.application
    reached = application.account_id is not None or application.parties.exclude(email="").exists()
    if application.channel == Channel.POST and not reached:
        queue(certificate, because=Because.PAPER, at=event.happened_at)


@atomic
def order_batch(*, by: Account, at: datetime) -> PrintBatch:
    """Put the oldest waiting letters of the clerk's authorities into a batch; a worker makes the PDF."""
    wanted = Posting.objects.about(Case.objects.worked_on_by(by)).filter(state=Posting.State.QUEUED).exclude(address="")
    found = list(wanted.order_by("queued_at", "pk").select_for_update(of=("self",)).values_list("pk", flat=True)[:AT_MOST])
    if not found:
        raise NothingToPrint
    batch = PrintBatch.objects.create(by=by, created_at=at)
    Posting.objects.filter(pk__in=found).update(state=Posting.State.PRINTED, batch=batch)
    record("batch.ordered", batch, by=by, at=at, letters=len(found))
    return batch


@atomic
def mark_sent(batch: PrintBatch, *, on: date, by: Account, at: datetime) -> int:
    """Put on record the day the letters of a batch were handed to the post; from it the Bekanntgabe counts."""
    batch = PrintBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if not localdate(batch.created_at) <= on <= localdate(at):
        raise NotPostedThen(f"{on} for batch {batch.pk}")
    postings = list(printed(batch).select_related("certificate__decision__case__application__version"))
    if not postings:
        raise AlreadySent(f"Batch {batch.pk}")
    for posting in postings:
        posting.state, posting.posted_on = Posting.State.SENT, on
        posting.save(update_fields=["state", "posted_on"])
        decision = posting.certificate.decision
        if decision is not None and announcing.waits_for_post(decision):
            announcing.note_posting(decision, on=on, by=by, at=at)
    record("batch.posted", batch, by=by, at=at, on=on, letters=len(postings))
    return len(postings)


@atomic
def set_address(posting: Posting, *, address: str, by: Account, at: datetime) -> None:
    """Say where a letter goes; lines as on the envelope, the name first."""
    lines = address.splitlines()
    Posting.objects.filter(pk=posting.pk, state=Posting.State.QUEUED).update(name=lines[0][:260], address=address)
    record("notice.readdressed", posting.certificate.case, by=by, at=at, posting=posting.pk)


def look_through(batch: PrintBatch, *, by: Account, department: Callable[[Case], str], at: datetime) -> None:
    """Put on record that an official saw every letter of a batch."""
    cases = [posting.certificate.case for posting in batch.postings.select_related("certificate__case__authority")]
    look_at_all(((case, department(case)) for case in cases), by=by, purpose="post", at=at)


def printed(batch: PrintBatch) -> QuerySet[Posting]:
    return batch.postings.filter(state=Posting.State.PRINTED).order_by("queued_at", "pk")
