import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.transaction import atomic

from townhall.journal import chain, triggers
from townhall.journal.models import Detail, Event, Stream
from townhall.journal.recording import hash_of, record
from townhall.lib.triggers import allow_change


@pytest.fixture
def entries(alice, now):
    return [record("seen", alice, by=None, at=now, number=number, detail={"text": "a"}) for number in range(4)]


@pytest.fixture
def intruder(entries):
    """Let somebody with all rights on the database past the triggers."""
    allow_change(connection, "journal_event")


def faults():
    return [(fault.seq, fault.why) for fault in chain.verify()]


@pytest.mark.django_db
class TestTheDatabase:
    @pytest.mark.parametrize(
        "change",
        [
            lambda: Event.objects.filter(seq=2).update(kind="unseen"),
            lambda: Event.objects.filter(seq=2).update(seq=9),
            lambda: Event.objects.filter(seq=2)._raw_delete("default"),
        ],
    )
    def test_refuses_to_change_an_entry(self, entries, change):
        with pytest.raises(DatabaseError, match="append-only"), atomic():
            change()

        assert faults() == []

    def test_says_when_a_guard_is_missing(self):
        assert triggers.missing() == []
        allow_change(connection, "journal_event")

        assert {"journal_event_no_update", "journal_event_no_delete"} <= set(triggers.missing())

    def test_gets_its_guards_back_after_a_migration_that_lost_them(self):
        allow_change(connection, "journal_event")

        call_command("install_triggers", stdout=io.StringIO())
        call_command("install_triggers", stdout=io.StringIO())

        assert triggers.missing() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("intruder")
class TestTheChain:
    def test_holds_when_nobody_touched_it(self):
        assert faults() == []

    @pytest.mark.parametrize(
        ("facts"), [{"kind": "unseen"}, {"data": {"number": 7}}, {"actor_label": "Bob"}, {"subject_id": "9"}, {"detail_mac": ""}]
    )
    def test_betrays_a_changed_entry(self, facts):
        Event.objects.filter(seq=2).update(**facts)

        assert faults() == [(2, "it was changed")]

    def test_betrays_a_changed_and_newly_hashed_entry(self):
        event = Event.objects.get(seq=2)
        event.kind = "unseen"
        Event.objects.filter(seq=2).update(kind="unseen", hash=hash_of(event))

        assert faults() == [(3, "it does not follow the entry before it")]

    def test_betrays_a_deleted_entry(self):
        Detail.objects.filter(event__seq=2).delete()
        Event.objects.filter(seq=2)._raw_delete("default")

        assert faults() == [(2, "the entry is missing")]

    def test_betrays_a_cut_off_end(self):
        Detail.objects.filter(event__seq=4).delete()
        Event.objects.filter(seq=4)._raw_delete("default")

        assert faults() == [(4, "it is missing, or the head was changed")]

    def test_betrays_an_emptied_stream(self):
        Detail.objects.all().delete()
        Event.objects.all()._raw_delete("default")

        assert faults() == [(1, "the entry is missing")]

    def test_betrays_swapped_entries(self):
        Event.objects.filter(seq=2).update(seq=99)
        Event.objects.filter(seq=3).update(seq=2)
        Event.objects.filter(seq=99).update(seq=3)

        assert faults()[0][0] == 2

    def test_betrays_an_entry_put_in_between(self, now):
        second = Event.objects.get(seq=2)
        Event.objects.filter(seq=4).update(seq=5)
        Event.objects.filter(seq=3).update(seq=4)
        forged = Event(stream=second.stream, seq=3, kind="forged", subject_id="1", happened_at=now, previous_hash=second.hash)
        forged.hash = hash_of(forged)
        forged.save()

        assert faults() == [(4, "it does not follow the entry before it")]

    def test_betrays_a_changed_detail(self):
        Detail.objects.filter(event__seq=3).update(content={"text": "b"})

        assert faults() == [(3, "its detail was changed")]

    def test_rewritten_as_a_whole_is_betrayed_by_the_anchor_kept_elsewhere(self):
        kept_elsewhere = chain.anchor()
        previous = ""
        for event in Event.objects.order_by("seq"):
            event.kind, event.previous_hash = "forged", previous
            event.hash = previous = hash_of(event)
            event.save()
        Stream.objects.update(head_hash=previous)

        assert faults() == []
        assert chain.anchor() != kept_elsewhere

    def test_is_checked_by_a_command(self):
        out, complaints = io.StringIO(), io.StringIO()
        call_command("verify_journal", stdout=out)
        Event.objects.filter(seq=2).update(kind="unseen")

        with pytest.raises(CommandError, match="1 stream"):
            call_command("verify_journal", stderr=complaints)

        assert out.getvalue().startswith("4 entries in 1 streams are unbroken.")
        assert "entry 2: it was changed" in complaints.getvalue()
