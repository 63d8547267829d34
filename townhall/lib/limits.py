"""How often one address or person may try something, counted in the database cache so that every web process counts together."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest


def exceeded(request: HttpRequest, what: str, *, at_most: int, seconds: int, who: str = "") -> bool:
    """Count one attempt and say whether it was one too many; `who` counts for a person, as colleagues share an address."""
    address = who or request.META.get("REMOTE_ADDR", "")
    key = "limit:" + hashlib.sha256(f"{what}:{address}".encode()).hexdigest()
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > at_most
    except ValueError:  # it ran out between the two lines
        return False
