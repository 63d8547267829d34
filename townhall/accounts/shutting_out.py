"""End what somebody has open elsewhere: a lost telephone, a person who has left (Sitzungen beenden)."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.journal.recording import record


class OnlyAdministrators(Exception):
    """Nobody else ends the sessions of somebody."""


@atomic
def end(session: UserSession, *, by: Account, at: datetime) -> None:
    """End one session of somebody; its browser is signed out at its next click."""
    if not by.is_superuser:
        raise OnlyAdministrators(f"{by.pk}")
    account = Account.objects.get(pk=session.user_id)
    session.end()
    record("session.ended", account, by=by, at=at)
