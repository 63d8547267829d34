from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.catalogue.dogs import Dogs
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish
from townhall.catalogue.withdrawing import AlreadyWithdrawn, ReasonMissing, withdraw
from townhall.journal.models import Event

SLUG = Dogs.slug
REASON = "Das Verwaltungsgericht hat die Frage nach der Rasse untersagt."


@pytest.fixture
def first(db, now):
    return publish(Dogs.definition, at=now)


@pytest.fixture
def second(first, now):
    return publish(replace(Dogs.definition, trust=1), at=now)


@pytest.fixture
def today(now) -> date:
    return now.date()


class TestWithdrawing:
    def test_leaves_the_version_before_it_on_offer(self, first, second, admin, now, today):
        withdraw(second, reason=REASON, on=today, by=admin, at=now)

        assert ServiceVersion.objects.offered(SLUG, on=today) == first

    def test_begins_on_its_day(self, first, second, admin, now, today):
        withdraw(second, reason=REASON, on=today + timedelta(days=1), by=admin, at=now)

        assert ServiceVersion.objects.offered(SLUG, on=today) == second
        assert ServiceVersion.objects.offered(SLUG, on=today + timedelta(days=1)) == first

    def test_of_a_service_leaves_nothing_on_offer_until_a_new_version_is_published(self, first, second, admin, now, today):
        withdraw(first, reason=REASON, on=today, by=admin, at=now)
        withdraw(second, reason=REASON, on=today, by=admin, at=now, whole_service=True)

        assert ServiceVersion.objects.offered(SLUG, on=today) is None
        assert publish(replace(Dogs.definition, trust=1), at=now) == second
        assert ServiceVersion.objects.offered(SLUG, on=today) is None
        third = publish(replace(Dogs.definition, trust=2), at=now)
        assert ServiceVersion.objects.offered(SLUG, on=today) == third

    def test_stands_in_the_journal_with_its_reason(self, first, admin, now, today):
        withdraw(first, reason=REASON, on=today, by=admin, at=now)

        event = Event.objects.get(kind="version.withdrawn")
        assert event.actor_id == admin.pk
        assert event.data == {"version": f"{SLUG} v1", "reason": REASON, "withdrawn_on": "2026-03-02"}

    def test_happens_once(self, first, admin, now, today):
        withdraw(first, reason=REASON, on=today, by=admin, at=now)

        with pytest.raises(AlreadyWithdrawn):
            withdraw(first, reason=REASON, on=today, by=admin, at=now)
        with pytest.raises(AlreadyWithdrawn):
            withdraw(first, reason=REASON, on=today, by=admin, at=now, whole_service=True)

    def test_needs_a_reason(self, first, admin, now, today):
        with pytest.raises(ReasonMissing):
            withdraw(first, reason=" ", on=today, by=admin, at=now)

    def test_cannot_be_undone_in_the_database(self, first, admin, now, today):
        withdraw(first, reason=REASON, on=today, by=admin, at=now)

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM catalogue_withdrawal")
