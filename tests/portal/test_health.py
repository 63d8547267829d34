from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from townhall.journal.models import Delivery, Event, Stream


@pytest.fixture
def delivery(db, now):
    stream = Stream.objects.create(name="case:1")
    event = Event.objects.create(stream=stream, seq=1, kind="seen", subject_id="1", happened_at=now, hash="0")
    return Delivery.objects.create(event=event, reaction="test")


class TestThisProcess:
    def test_answers_without_asking_anybody(self, client):
        response = client.get("/healthz")

        assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
class TestThisPlace:
    def test_is_ready_when_the_workers_keep_up(self, client, delivery):
        response = client.get("/readyz")

        assert (response.status_code, response.json()) == (200, {"database": True, "deliveries": True})

    def test_is_not_ready_when_a_delivery_waits_for_a_minute(self, client, delivery):
        Delivery.objects.update(run_at=timezone.now() - timedelta(seconds=61))

        response = client.get("/readyz")

        assert (response.status_code, response.json()) == (503, {"database": True, "deliveries": False})

    def test_is_not_ready_without_database(self, client, monkeypatch):
        def away(_):
            raise DatabaseError

        monkeypatch.setattr("townhall.journal.models.DeliveryQuerySet.due", away)

        assert client.get("/readyz").status_code == 503
