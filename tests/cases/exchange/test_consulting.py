from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone, localdate

from tests.documents.files import pdf, upload
from townhall.authorities.models import Authority
from townhall.cases.exchange.consulting import (
    Body,
    NobodyToAsk,
    NotOpen,
    StatementNeeded,
    answer,
    call_off,
    consult,
    refuse_unconsulted,
    remind,
    usual,
)
from townhall.cases.exchange.enclosing import store
from townhall.cases.exchange.shared import shared_sections
from townhall.cases.models import Case, Consultation
from townhall.cases.timeline import entries
from townhall.cases.transitions import OwnCase, take
from townhall.catalogue.consulting import Consulted
from townhall.documents.models import Document
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.lib.text import T
from townhall.notifications import inviting
from townhall.notifications.models import OutgoingMail

DUE = date(2026, 3, 16)


@pytest.fixture
def taken(case, bob, now) -> Case:
    return take(case, by=bob, at=now)


@pytest.fixture
def asked(taken, bob, citizens_office, now) -> list[Consultation]:
    """Return what Bob asks an office, and two bodies outside, one of them without an address."""
    Authority.objects.filter(pk=citizens_office.pk).update(email="buergerbuero@rathaus.example")
    citizens_office.refresh_from_db()
    bodies = [Body(citizens_office), Body(name="Feuerwehr", email="feuerwehr@rathaus.example"), Body(name="Polizei")]
    return consult(taken, bodies=bodies, question="Geht das?", paths=["thing/why"], due_on=DUE, by=bob, at=now)


def event(asked: Consultation, kind: str = "consultation.asked") -> Event:
    return Event.objects.of(asked.case).get(kind=kind, data__consultation=asked.pk)


def morning(day: date) -> datetime:
    return datetime.combine(day, inviting.MORNING, tzinfo=get_current_timezone())


class TestAsking:
    def test_asks_several_at_once_and_shows_each_only_what_it_needs(self, asked):
        assert [(each.name, each.is_open) for each in asked] == [("Bürgerbüro", True), ("Feuerwehr", True), ("Polizei", True)]

        [section] = shared_sections(asked[0], "de")

        assert [line.shown for line in section.lines] == ["It is big."]

    def test_writes_mail_without_anything_personal(self, asked):
        for each in asked:
            inviting.invite(event(each))
            inviting.invite(event(each))

        office, fire = OutgoingMail.objects.filter(purpose="consultation").order_by("pk")

        assert f"/amt/stellungnahmen/{asked[0].pk}/" in office.text
        assert inviting.token(asked[1]) in fire.text
        assert not any(word in office.text + fire.text for word in ("Erik", "Beispiel", "It is big", "Geht das?"))

    def test_needs_somebody_to_ask_and_nobody_of_the_own_case(self, taken, alice, bob, now):
        facts = {"question": "?", "paths": [], "due_on": DUE, "at": now}
        with pytest.raises(NobodyToAsk):
            consult(taken, bodies=[], by=bob, **facts)
        with pytest.raises(OwnCase):
            consult(taken, bodies=[Body(name="Polizei")], by=alice, **facts)


class TestTheLink:
    def test_finds_its_question_and_no_other(self, asked, now):
        assert inviting.find(inviting.token(asked[1]), at=now) == asked[1]
        assert inviting.find(f"{asked[2].pk}:made-up", at=now) is None
        assert inviting.find(inviting.token(asked[0]), at=now) is None

    def test_is_over_two_months_after_the_last_day_and_when_nobody_waits(self, asked, bob, now):
        assert inviting.find(inviting.token(asked[1]), at=now + timedelta(days=90)) is None

        call_off(asked[1], by=bob, at=now)

        assert inviting.find(inviting.token(asked[1]), at=now) is None


class TestAnAnswer:
    def test_is_kept_with_its_documents_and_told_in_the_timeline(self, asked, now, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        papers = store([upload(pdf(), "plan.pdf")], owner=None, at=now)

        given = answer(
            asked[1], answer="conditions", text="Zufahrt frei halten.", signed="F. Muster", documents=papers, by=None, at=now
        )

        assert given.enclosures.get().document == Document.objects.get()
        texts = [(title.in_("de"), text.in_("de")) for _at, title, text in entries(given.case, for_citizen=True)]
        assert ("Stellungnahme eingegangen", "Feuerwehr") in texts

    def test_counts_once(self, asked, bob, now):
        answer(asked[1], answer="agrees", by=None, at=now)

        with pytest.raises(NotOpen):
            answer(asked[1], answer="objects", text="Doch nicht.", by=bob, at=now, is_recorded=True)
        with pytest.raises(NotOpen):
            remind(asked[1], by=bob, at=now)


class TestAReminder:
    def test_goes_out_when_the_day_is_over_and_again_after_a_week(self, asked, now):
        late = morning(DUE + timedelta(days=1))
        with pytest.raises(Later) as first:
            inviting.watch(event(asked[1]), at=now)
        assert first.value.wait == late - now

        with pytest.raises(Later):
            inviting.watch(event(asked[1]), at=late)
        with pytest.raises(Later):
            inviting.watch(event(asked[1]), at=late + timedelta(days=1))
        inviting.remind_by_mail(event(asked[1], "consultation.reminded"))

        assert Consultation.objects.get(pk=asked[1].pk).reminders == 1
        assert "Erinnerung" in OutgoingMail.objects.get().subject

    def test_is_not_needed_after_the_answer(self, asked, now):
        answer(asked[1], answer="agrees", by=None, at=now)

        inviting.watch(event(asked[1]), at=morning(DUE + timedelta(days=1)))

        assert not OutgoingMail.objects.exists()


class TestANeededStatement:
    @pytest.fixture
    def needing(self, taken):
        """Let the service need what the fire service says."""
        body = Consulted("fire", T("Geht das?", en="Is it all right?"), (), name=T("Feuerwehr", en="Fire service"), needed=True)
        object.__setattr__(taken.application.version.definition, "consultations", (body,))
        yield taken
        object.__setattr__(taken.application.version.definition, "consultations", ())

    def test_keeps_a_decision_back_until_it_is_in(self, needing, bob, now):
        with pytest.raises(StatementNeeded) as refused:
            refuse_unconsulted(needing, on=localdate(now))
        assert "Feuerwehr" in refused.value.message.in_("de")

        [body] = usual(needing, on=localdate(now))
        facts = {"question": "?", "paths": [], "due_on": DUE, "by": bob, "at": now}
        [asked] = consult(needing, bodies=[Body(name="Feuerwehr", usual=body.id, needed=True)], **facts)
        with pytest.raises(StatementNeeded):
            refuse_unconsulted(needing, on=localdate(now))
        answer(asked, answer="nothing", by=bob, at=now, is_recorded=True)

        refuse_unconsulted(needing, on=localdate(now))
