"""What people file most stands on the start page, without counting a large table."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from townhall.cases.models import Case
from townhall.cases.use import most_used


@pytest.fixture(autouse=True)
def forgotten(db):
    cache.clear()


class TestWhatIsUsedMost:
    def test_is_ranked_by_cases(self, apply, now):
        apply()
        Case.objects.filter(pk=apply().pk).update(service_slug="other")
        apply()

        assert most_used(at=now) == ["licence", "other"]

    def test_forgets_after_ninety_days(self, apply, now):
        apply()

        assert most_used(at=now + timedelta(days=91)) == []

    def test_is_kept_for_an_hour(self, apply, now, django_assert_num_queries):
        most_used(at=now)

        with django_assert_num_queries(1):  # the cache is a table
            assert most_used(at=now) == []

    def test_reads_only_the_newest_cases(self, apply, now, monkeypatch):
        monkeypatch.setattr("townhall.cases.use.NEWEST", 1)
        apply()
        Case.objects.filter(pk=apply().pk).update(service_slug="other")

        assert most_used(at=now) == ["other"]
