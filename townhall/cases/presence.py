"""Who has a case open just now: kept for minutes, shown to colleagues, never evaluated (Anwesenheit)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from townhall.cases.models import Case, Presence

if TYPE_CHECKING:
    from townhall.accounts.models import Account

FRESH = timedelta(minutes=3)  # after this, somebody counts as gone; an open page says every minute that it is still there


def arrive(case: Case, *, by: "Account", at: datetime) -> list[Presence]:
    """Note that somebody has a case open; return who else has, the latest first. What is older is forgotten."""
    Presence.objects.filter(Q(account=by) | Q(case=case), seen_at__lt=at - FRESH).delete()
    here = Presence(case=case, account=by, seen_at=at)
    Presence.objects.bulk_create([here], update_conflicts=True, unique_fields=["case", "account"], update_fields=["seen_at"])
    others = Presence.objects.filter(case=case).exclude(account=by)
    return list(others.select_related("account").order_by("-seen_at"))
