"""Close an account (Art. 17 DSGVO): what can go goes at once, what the law keeps stays without the account."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.applications.codes import hash_of, new_code
from townhall.applications.models import Application, Draft, PartyRole
from townhall.cases.models import Case, State
from townhall.documents import storage
from townhall.documents.models import Document
from townhall.journal.erasing import erase
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint
from townhall.lib.text import T
from townhall.notifications import posting
from townhall.notifications.models import Announcement, Because, Letter, OutgoingMail
from townhall.retention.keeping_words import explain
from townhall.retention.own_data import forget

ADDRESS = ("street", "house_number", "postcode", "city")


class OfAnOfficial(Exception):
    message = T(
        "Mit diesem Konto arbeiten Sie für die Stadt. Wenden Sie sich an die Administration, um es zu schließen.",
        en="You work for the city with this account. Ask the administration to close it.",
    )


class AlreadyGone(Exception):
    """The account is closed already."""


@dataclass(frozen=True)
class Staying:
    """A case that stays when the account goes: until when and why, in a sentence; '' while it is open."""

    case: Case
    title: T
    until: str

    @property
    def is_over(self) -> bool:
        return self.case.state == State.CLOSED


@dataclass(frozen=True)
class Way:
    """How somebody reaches a case without an account."""

    number: str
    title: T
    reference: str
    code: str


def what_stays(account: Account, *, language: str, on: date) -> list[Staying]:
    """Return the cases that the law or their own course keeps, the newest first."""
    cases = cases_of(account).order_by("-pk")
    return [Staying(case, title_of(case), explain(case, language=language, on=on)) for case in cases]


def cases_of(account: Account) -> QuerySet[Case]:
    return Case.objects.visible_to(account).select_related("application__version", "application__draft", "authority")


def title_of(case: Case) -> T:
    return case.application.version.definition.title


@atomic
def leave(account: Account, *, at: datetime) -> list[Way]:
    """Close an account for good; return new codes for the cases that are not over, told only now."""
    found = Account.objects.select_for_update().filter(pk=account.pk).first()
    if found is None:
        raise AlreadyGone(str(account.pk))
    if found.is_staff:
        raise OfAnOfficial(str(account.pk))
    ways = [untie(case, found, at=at) for case in cases_of(found).exclude(state=State.CLOSED).order_by("pk")]
    delete_drafts(found)
    Draft.objects.filter(account=found).update(account=None)
    Letter.objects.filter(account=found).update(account=None)
    failpoint("account.half_gone")
    for export in found.data_exports.select_related("file"):
        forget(export)
    OutgoingMail.objects.filter(recipient=found.email, letter=None).exclude(state=OutgoingMail.State.QUEUED).delete()
    end_sessions(found)
    erase(found)
    record("account.deleted", found, by=None, at=at)
    found.delete()
    return ways


def untie(case: Case, account: Account, *, at: datetime) -> Way:
    """Let a case that is not over go on without its account: by post, and with a new code for the person."""
    for letter in Letter.objects.filter(case=case, account=account, certificate__decision__isnull=False, first_opened_at=None):
        send_by_post(letter, at=at)
    keep_address(case.application, account)
    code = new_code()
    Application.objects.filter(pk=case.application_id).update(code_hash=hash_of(code), consented_at=None)
    record("case.account_deleted", case, by=None, at=at)
    return Way(case.number, title_of(case), case.application.reference, code)


def send_by_post(letter: Letter, *, at: datetime) -> None:
    """Send a notice on paper that nobody has opened; one that counts as announced already stays so, and goes as a copy."""
    assert letter.certificate is not None
    announced = Announcement.objects.filter(part__decision=letter.certificate.decision_id, deemed_on__lte=localdate(at))
    if announced.exists():
        posting.queue(letter.certificate, because=Because.LEFT, at=at)
    else:
        posting.fall_back(letter, because=Because.LEFT, at=at)


def keep_address(application: Application, account: Account) -> None:
    """Keep where notices go by post if only the account knows it."""
    party = application.parties.filter(role=PartyRole.APPLICANT).first()
    if party is not None and not party.postcode and account.postcode:
        for name in ADDRESS:
            setattr(party, name, getattr(account, name))
        party.save(update_fields=ADDRESS)


def delete_drafts(account: Account) -> None:
    drafts = Draft.objects.filter(account=account, submitted_at=None)
    files = list(Document.objects.filter(attachment__draft__in=drafts))
    drafts.delete()
    for file in files:
        storage.delete(file)


def end_sessions(account: Account) -> None:
    keys = list(UserSession.objects.filter(user=account).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
