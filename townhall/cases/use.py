"""What people file most, for the start page."""

from collections import Counter
from datetime import datetime, timedelta

from django.core.cache import cache

from townhall.cases.models import Case

WINDOW = timedelta(days=90)
NEWEST = 2000  # enough to rank services; reading more would count a large table
KEPT = timedelta(hours=1)
KEY = "cases.most_used"


def most_used(*, at: datetime) -> list[str]:
    """Return the slugs of the services filed most among the newest cases of the last 90 days, most first.

    The ranking is kept for an hour and never reads more than the newest 2,000 cases, however many there are.
    """
    found = cache.get(KEY)
    if found is None:
        newest = Case.objects.order_by("-pk").values_list("service_slug", "received_at")[:NEWEST]
        filed = Counter(slug for slug, received_at in newest if received_at >= at - WINDOW)
        found = [slug for slug, _ in filed.most_common()]
        cache.set(KEY, found, KEPT.total_seconds())
    return found
