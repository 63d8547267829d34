"""Say two weeks before that a case will be deleted, to the people who may still keep it; offer it to the archive."""

from datetime import date, datetime

from django.conf import settings
from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.authorities.models import Authority, Role
from townhall.cases.models import Case
from townhall.cases.moves import lock
from townhall.journal.recording import record
from townhall.notifications import mail
from townhall.notifications.composing import Part, compose, words_of
from townhall.retention.due import Act, still
from townhall.retention.models import Archive, Expiry

LIST = "/amt/loeschung/"


@atomic
def notice(case: Case, *, on: date, at: datetime) -> bool:
    """Note that a case will be deleted and tell its supervisors; False if it is not to be any more."""
    case = lock(case)
    planned = still(case, Act.NOTICE, on=on)
    if planned is None:
        return False
    archive = Archive.OFFERED if planned.rule.archive else Archive.NONE
    expiry, _ = Expiry.objects.get_or_create(case=case)
    expiry.state, expiry.due_on, expiry.noticed_at = Expiry.State.NOTICED, planned.due_on, at
    expiry.archive = expiry.archive or archive
    expiry.save()
    record("case.deletion_noticed", case, by=None, at=at, due_on=planned.due_on, law=planned.rule.law)
    for account in supervisors(case):
        tell(account, on=on, at=at)
    return True


def supervisors(case: Case) -> list[Account]:
    """Return who supervises the authority of a case or one above it, without the applicant."""
    places = [place.pk for place in Authority.objects.all() if case.authority.path.startswith(place.path)]
    held = Account.objects.filter(positions__authority__in=places, positions__role=Role.SUPERVISOR, is_active=True)
    return list(held.exclude(pk=case.application.account_id or 0).distinct().order_by("pk"))


def tell(account: Account, *, on: date, at: datetime) -> None:
    """Send one mail a day, however many cases there are; it says nothing about them."""
    words = words_of("mail.deletion", language=account.language, at=at)
    said = compose(words, Part(words["words"], links=[settings.SITE_URL + LIST]), language=account.language, at=at)
    mail.queue(purpose="retention", key=f"{on:%Y%m%d}.{account.pk}", recipient=account.email, at=at, **said)
