from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.db.transaction import atomic

from townhall.journal import chain, erasing
from townhall.journal.looking import look, looks_at
from townhall.journal.models import Delivery, Detail, Event, Stream
from townhall.journal.recording import record


def note(event):
    pass


def write(event):
    pass


@pytest.mark.django_db
class TestRecording:
    def test_numbers_the_entries_of_each_thing(self, alice, charlie, now):
        seqs = [record("seen", who, by=None, at=now).seq for who in (alice, charlie, alice)]

        assert seqs == [1, 1, 2]
        assert [event.seq for event in Event.objects.of(alice)] == [1, 2]

    def test_links_each_entry_to_the_one_before(self, alice, now):
        first, second = (record("seen", alice, by=None, at=now) for _ in range(2))

        assert (first.previous_hash, second.previous_hash) == ("", first.hash)
        assert Stream.objects.get().head_hash == second.hash

    def test_writes_one_delivery_per_reaction(self, alice, now, react):
        react("seen", note)
        react("seen", write, queue="pdf")

        record("seen", alice, by=None, at=now)

        assert set(Delivery.objects.values_list("reaction", "queue")) == {("note", "default"), ("write", "pdf")}

    def test_rings_after_the_commit_only(self, alice, now, react, rings, django_capture_on_commit_callbacks):
        react("seen", note, queue="mail")

        with django_capture_on_commit_callbacks(execute=True):
            record("seen", alice, by=None, at=now)
            assert rings == []

        assert rings == [(Delivery.objects.get().pk, "mail")]

    def test_leaves_nothing_when_the_change_is_rolled_back(self, alice, now, react):
        react("seen", note)

        with pytest.raises(ZeroDivisionError), atomic():
            1 / record("seen", alice, by=None, at=now, zero=0).data["zero"]

        assert not Event.objects.exists()
        assert not Delivery.objects.exists()

    def test_names_officials_and_leaves_citizens_erasable(self, alice, bob, now):
        by_citizen = record("seen", alice, by=alice, at=now)
        by_official = record("seen", alice, by=bob, at=now)

        assert (by_citizen.actor_id, by_citizen.actor_label) == (alice.pk, "")
        assert by_official.actor_label == "Bob Muster"

    def test_takes_few_statements(self, alice, now, react, django_assert_num_queries):
        react("seen", note)
        record("seen", alice, by=None, at=now)

        with atomic(), django_assert_num_queries(4):
            record("seen", alice, by=None, at=now)

    def test_keeps_dates_and_amounts_so_that_the_hash_still_fits(self, alice, now):
        moment = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=UTC)
        record(
            "seen", alice, by=None, at=moment, on=date(2026, 3, 1), fee=Decimal("12.50"), text="Müller 🐕", many=[1, {"a": None}]
        )

        assert list(chain.verify()) == []

    def test_refuses_what_has_no_json_form(self, alice, now):
        with pytest.raises(TypeError):
            record("seen", alice, by=None, at=now, strange=object())


@pytest.mark.django_db
class TestWhatIsPersonal:
    def test_stands_beside_the_chain(self, alice, now):
        event = record("asked", alice, by=None, at=now, detail={"text": "Mein Hund heißt Rex"})

        assert "Rex" not in str(event.data)
        assert Detail.objects.get().content == {"text": "Mein Hund heißt Rex"}

    def test_is_tied_to_the_chain_by_a_key_of_this_thing(self, alice, charlie, now):
        same = {"text": "same"}
        macs = {record("asked", who, by=None, at=now, detail=same).detail_mac for who in (alice, charlie)}

        assert len(macs) == 2

    def test_can_be_erased_and_the_chain_holds(self, alice, charlie, bob, now):
        for who in (alice, charlie):
            record("asked", who, by=None, at=now, detail={"text": "personal"})
            look(who, by=bob, purpose="case", at=now)

        erasing.erase(alice)

        assert list(chain.verify()) == []
        assert Detail.objects.get().event.subject_id == str(charlie.pk)
        assert not looks_at(alice).exists()
        assert looks_at(charlie).get().actor_label == "Bob Muster"


class TestManyWriters:
    def test_never_share_a_place_in_the_chain(self, real_commits, alice, now):
        def write(_):
            for _ in range(10):
                record("seen", alice, by=None, at=now)
            connection.close()

        with ThreadPoolExecutor(3) as threads:
            list(threads.map(write, range(3)))

        assert [event.seq for event in Event.objects.of(alice)] == list(range(1, 31))
        assert list(chain.verify()) == []
