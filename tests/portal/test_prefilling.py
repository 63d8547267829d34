"""Pages say where an answer was filled in from, show what is proved as text, and never show anything of other people."""

import re

import pytest
from django.utils import timezone

from tests.portal.conftest import Journey, place
from tests.portal.registration import ALICE, NOTHING, REX
from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import prove, raise_session
from townhall.applications.models import Application, Draft
from townhall.cases.models import Case

NAMES = {"given_name": "Alice", "family_name": "Beispiel"}
BORN = {"keeper-keeper/born": "1.5.1980"}


@pytest.fixture
def trusted(trusted_version, alices_client, alice) -> Journey:
    """Return Alice, who has shown her identity card, in front of a service that asks for it."""
    prove(alice, TrustLevel.HIGH, "card", "card-1", NAMES, at=timezone.now())
    session = alices_client.session
    raise_session(session, TrustLevel.HIGH, at=timezone.now())
    session.save()
    return Journey(alices_client, "hund-geprueft")


def page_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def hint_of(page: str, name: str) -> str:
    """Return what a screen reader says with a control: the text its aria-describedby names."""
    [control] = re.findall(rf'<[^>]+name="{name}"[^>]*>', page)
    described = re.search(r'aria-describedby="([^"]+)"', control)
    ids = described.group(1).split() if described else []
    return " ".join(re.sub("<[^>]+>", " ", re.findall(rf'id="{id}"[^>]*>(.*?)</div>', page)[0]) for id in ids)


class TestAnAnswerFromTheAccount:
    def test_says_so_to_eyes_and_screen_readers(self, alices_form):
        page = page_of(alices_form.client.get(alices_form.start))

        assert "Aus Ihrem Konto" in hint_of(page, "keeper-keeper/given_name")

    def test_says_so_in_english(self, alices_form):
        page = page_of(alices_form.client.get(f"/en{alices_form.start}"))

        assert "From your account" in hint_of(page, "keeper-keeper/given_name")

    def test_says_so_no_more_once_it_is_changed(self, alices_form):
        response = alices_form.begin(ALICE | {"keeper-keeper/given_name": "Alicia", "keeper-keeper/born": "1"})

        page = page_of(response)
        assert response.status_code == 422
        assert "Aus Ihrem Konto" not in hint_of(page, "keeper-keeper/given_name")
        assert "Aus Ihrem Konto" in hint_of(page, "keeper-keeper/family_name")

    def test_is_not_claimed_for_somebody_without_account(self, form):
        assert "Aus Ihrem" not in page_of(form.client.get(form.start))


class TestAnAnswerFromAnEarlierApplication:
    @pytest.fixture
    def sent(self, alices_form) -> Case:
        alices_form.begin(ALICE | {"keeper-phone": "0234 123456"})
        alices_form.send("household", REX)
        alices_form.send("remarks", NOTHING)
        alices_form.send("pruefen", channel="portal")
        return Case.objects.get()

    def test_names_the_case(self, alices_form, sent):
        page = page_of(alices_form.client.get(f"{alices_form.start}?neu"))

        assert f"Aus Ihrem Antrag {sent.number} vom" in hint_of(page, "keeper-phone")
        assert 'value="+49 234 123456"' in page

    def test_is_kept_with_its_source_in_the_draft(self, alices_form, sent):
        alices_form.begin(ALICE | {"keeper-phone": "0234 123456"})
        draft = Draft.objects.get(submitted_at=None)

        page = page_of(alices_form.client.get(f"{alices_form.start}{draft.pk}/keeper/"))

        assert f"Aus Ihrem Antrag {sent.number} vom" in hint_of(page, "keeper-phone")

    def test_stands_in_no_address(self, alices_form, sent):
        page = page_of(alices_form.client.get(f"{alices_form.start}?neu"))

        assert not re.findall(r'(?:href|action|src)="[^"]*(?:234|Alice|1980)[^"]*"', page)

    def test_is_shown_to_nobody_else(self, alices_form, sent, charlie):
        alices_form.client.logout()
        alices_form.client.force_login(charlie)

        page = page_of(alices_form.client.get(f"{alices_form.start}?neu"))

        assert "Charlie" in page
        assert not [text for text in (sent.number, "234 123456", '"Beispiel"', "1980") if text in page]


class TestAProvedAnswer:
    def test_is_text_and_no_control(self, trusted):
        page = page_of(trusted.client.get(trusted.start))

        assert "<strong>Alice</strong>" in page
        assert "Durch Ihren Ausweis nachgewiesen" in page
        assert 'name="keeper-keeper/given_name"' not in page
        assert 'name="keeper-keeper/born_0"' in page
        assert "Stimmt das nicht mehr?" in page

    def test_is_said_in_english(self, trusted):
        page = page_of(trusted.client.get(f"/en{trusted.start}"))

        assert "Proved by your identity card" in page
        assert "Is this not right any more?" in page

    def test_is_sent_with_the_application_though_no_control_sends_it(self, trusted):
        assert place(trusted.begin(BORN)) == "household"
        trusted.send("household", REX)
        trusted.send("remarks", NOTHING)
        assert page_of(trusted.open("pruefen")).count("Durch Ihren Ausweis nachgewiesen") == 2
        trusted.send("pruefen", channel="portal")

        assert Application.objects.get().tree["keeper"]["keeper"] == NAMES | {"born": "1980-05-01"}

    def test_refuses_another_with_a_sentence_and_stores_none(self, trusted):
        response = trusted.begin(BORN | {"keeper-keeper/given_name": "Mallory"})

        page = page_of(response)
        assert response.status_code == 422
        assert "„Vorname“ bleibt „Alice“" in page
        assert 'href="#id_keeper-keeper/given_name"' in page
        assert 'id="id_keeper-keeper/given_name"' in page
        assert "Mallory" not in page
        assert trusted.tree["keeper"]["keeper"]["given_name"] == "Alice"
        assert place(trusted.send("keeper", BORN)) == "household"

    def test_is_put_right_in_a_draft_that_was_tampered_with(self, trusted):
        trusted.begin(BORN)
        trusted.send("household", REX)
        trusted.send("remarks", NOTHING)
        draft = trusted.draft
        draft.tree["keeper"]["keeper"]["given_name"] = "Mallory"
        draft.save()

        refused = trusted.send("pruefen", channel="portal")

        assert refused.status_code == 409
        assert "Diese Angaben waren anders als in Ihrem Ausweis: Vorname." in page_of(refused)
        assert "Mallory" not in page_of(refused)
        assert not Case.objects.exists()
        assert place(trusted.send("pruefen", channel="portal")) == Case.objects.get().number

    def test_takes_the_place_of_what_was_typed_before_the_card_was_shown(self, trusted_version, alices_client, alice):
        journey = Journey(alices_client, "hund-geprueft")
        journey.begin(ALICE | {"keeper-keeper/family_name": "Bespiel"})
        journey.send("household", REX)
        journey.send("remarks", NOTHING)
        [identity] = re.findall(r'href="(/demo/ident/[^"]+)"', page_of(journey.open("pruefen")))
        alices_client.post(identity, {"level": 3})

        assert journey.send("pruefen", channel="portal").status_code == 409
        assert place(journey.send("pruefen", channel="portal")) == Case.objects.get().number
        assert Application.objects.get().tree["keeper"]["keeper"]["family_name"] == "Beispiel"

    def test_stays_when_the_application_is_corrected(self, trusted):
        trusted.begin(BORN)
        trusted.send("household", REX)
        trusted.send("remarks", NOTHING)
        trusted.send("pruefen", channel="portal")
        correct = f"/konto/vorgaenge/{Case.objects.get().number}/angaben/keeper/"

        page = page_of(trusted.client.get(correct))
        refused = trusted.client.post(correct, BORN | {"keeper-keeper/given_name": "Mallory"})
        taken = trusted.client.post(correct, {"keeper-keeper/born": "2.5.1980"})

        assert "Durch Ihren Ausweis nachgewiesen" in page
        assert refused.status_code == 422
        assert taken.status_code == 302
        assert Application.objects.get().amended["keeper"]["keeper"] == NAMES | {"born": "1980-05-02"}
