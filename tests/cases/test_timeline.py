import pytest

from townhall.cases.decisions.deciding import decide_automatically, propose
from townhall.cases.exchange.correspondence import NothingWritten, read_messages, write_message, write_note
from townhall.cases.models import Message, Note
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.timeline import entries
from townhall.cases.transitions import close, request_information, take, withdraw
from townhall.journal.models import Event


def told(case, *, for_citizen, language="de") -> list[str]:
    return [f"{title.in_(language)}: {text.in_(language)}" for _, title, text in entries(case, for_citizen=for_citizen)]


@pytest.fixture
def taken(case, bob, now):
    return take(case, by=bob, at=now)


class TestTheTimeline:
    def test_tells_the_citizen_what_happened_without_names(self, taken, bob, now, today):
        request_information(taken, paths=["thing/why"], question="Warum genau?", due_on=today, by=bob, at=now)
        write_note(taken, text="Seltsam.", by=bob, at=now)

        assert told(taken, for_citizen=True) == [
            "Antrag eingegangen: ",
            "In Bearbeitung: ",
            "Rückfrage der Stadt: Warum genau?",
        ]

    def test_tells_the_clerk_who_did_what(self, taken, bob, now):
        write_note(taken, text="Seltsam.", by=bob, at=now)

        assert told(taken, for_citizen=False) == [
            "Antrag eingegangen: von der antragstellenden Person",
            "Übernommen: Bob Muster",
            "Vermerk: Bob Muster",
        ]

    def test_says_why_a_person_decides(self, case, now):
        decide_automatically(Event.objects.get(kind="application.submitted"), at=now)

        assert told(case, for_citizen=False)[-1] == "Nicht automatisch entschieden: Besonderes prüft ein Mensch."

    def test_tells_how_it_ended(self, taken, bob, now):
        propose(taken, outcome="granted", by=bob, at=now)

        assert told(taken, for_citizen=True, language="en")[-1] == "Decided: Grant"
        assert told(taken, for_citizen=False, language="en")[-1] == "Decided: Bob Muster · Grant"

    def test_takes_the_same_number_of_queries_however_long_it_is(self, taken, bob, now, django_assert_num_queries):
        for number in range(5):
            write_note(taken, text=f"Vermerk {number}", by=bob, at=now)

        with django_assert_num_queries(1):
            assert len(entries(taken, for_citizen=False)) == 7


class TestCorrespondence:
    def test_keeps_words_out_of_the_journal(self, taken, bob, alice, now):
        write_message(taken, text="Guten Tag!", by=alice, at=now, from_citizen=True)

        event = Event.objects.get(kind="message.sent")
        assert event.data == {"message": Message.objects.get().pk, "from_citizen": True}

    def test_is_read_by_the_other_side(self, taken, bob, alice, now):
        write_message(taken, text="Guten Tag!", by=alice, at=now, from_citizen=True)

        assert read_messages(taken, from_citizen=True, at=now)[0].read_at is None
        assert read_messages(taken, from_citizen=False, at=now)[0].read_at == now

    def test_needs_words(self, taken, bob, now):
        with pytest.raises(NothingWritten):
            write_note(taken, text="  ", by=bob, at=now)

        assert not Note.objects.exists()

    def test_ends_with_the_case(self, case, alice, bob, now):
        closed = close(withdraw(case, by=alice, at=now), by=bob, at=now)

        with pytest.raises(MoveNotAllowed):
            write_message(closed, text="Noch etwas.", by=alice, at=now, from_citizen=True)
