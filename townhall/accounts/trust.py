"""How far we know who is acting now. Trust belongs to a session, not to an account: it is raised, and it ends."""

from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import IntegrityError
from django.db.transaction import atomic
from django.http import HttpRequest
from django.utils import timezone

from townhall.accounts.models import Account, IdentityProof, TrustLevel
from townhall.journal.recording import record

RAISED_FOR = timedelta(hours=2)  # long enough for a long application, too short for a forgotten browser


class IdentityTaken(Exception):
    """This identity is proved for another account already."""


class NotSignedIn(Exception):
    """Only a signed-in session can be raised."""


def level_of(request: HttpRequest) -> TrustLevel:
    """Return how far the person behind this request is known now."""
    return of(request.session, request.user, at=timezone.now())


def of(session: SessionBase, account: Account | AnonymousUser | None, *, at: datetime) -> TrustLevel:
    if account is None or not account.is_authenticated:
        return TrustLevel.NONE
    raised = session.get("trust")
    if raised and raised["account"] == str(account.pk):
        since = at - datetime.fromisoformat(raised["at"])
        if timedelta(0) <= since < RAISED_FOR:
            return TrustLevel(max(raised["level"], TrustLevel.BASIC))
    return TrustLevel.BASIC


def raise_session(session: SessionBase, level: int, *, at: datetime) -> None:
    """Remember that the person signed in here has just proved who they are."""
    if SESSION_KEY not in session:
        raise NotSignedIn
    session["trust"] = {"level": int(level), "account": session[SESSION_KEY], "at": at.isoformat()}


@atomic
def prove(account: Account, level: int, source: str, subject: str, facts: dict, *, at: datetime) -> IdentityProof:
    """Keep what a trusted source said about somebody; one identity belongs to one account."""
    known = IdentityProof.objects.select_for_update().filter(source=source, subject=subject).first()
    proof = known or IdentityProof(account=account, source=source, subject=subject)
    if proof.account_id != account.pk:
        raise IdentityTaken
    proof.level, proof.facts, proof.proved_at = level, facts, at
    try:
        with atomic():
            proof.save()
    except IntegrityError:  # somebody else proved the same identity in this very moment
        raise IdentityTaken from None
    record("identity.proved", account, by=account, at=at, level=int(level), source=source)
    return proof
