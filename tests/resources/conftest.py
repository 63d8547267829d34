import pytest

from townhall.resources.models import Resource


@pytest.fixture
def balconies(db) -> Resource:
    """Return a grant budget of 1,000 euros."""
    name = {"de": "Balkonkraftwerke 2026", "en": "Balcony power 2026"}
    return Resource.objects.create(slug="balkone", name=name, kind="budget", unit="cents", capacity=100_000, source="Annahme")
