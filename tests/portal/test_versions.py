"""The service changes while Alice fills in the form."""

from dataclasses import replace

import pytest

from tests.portal.conftest import place
from tests.portal.registration import ALICE, NOTHING, REX, Animal, registration
from townhall.applications.models import Application, Draft
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish
from townhall.catalogue.withdrawing import withdraw
from townhall.kit import Step, T, fields

OTHER_WORDS = replace(registration, title=T("Hund melden", en="Report a dog"))


class Beast(fields.Group):
    title = Animal.title

    call_name = fields.Text(T("Wie heißt er?", en="What is it called?"), max_length=50, was="name")
    breed = fields.Choice(T("Rasse", en="Breed"), options=fields.options(big=T("groß", en="big"), small=T("klein", en="small")))


class NewHousehold(Step):
    title = T("Hunde im Haushalt", en="Dogs in the household")

    dogs = fields.Repeat(T("Hunde", en="Dogs"), of=fields.One(Beast), at_least=1, at_most=3)
    assists = fields.YesNo(T("Assistenzhund?", en="Assistance dog?"))


NEW_STEP = replace(NewHousehold.define(), id="household")
LAWFUL = replace(registration, steps=tuple(NEW_STEP if s.id == "household" else s for s in registration.steps))


@pytest.fixture
def take_back(admin, now):
    def taken_back(*, whole_service: bool = False):
        version = ServiceVersion.objects.earliest("number")
        withdraw(version, reason="Gericht", on=now.date(), by=admin, at=now, whole_service=whole_service)

    return taken_back


@pytest.fixture
def filled(form):
    """Return the form with every page filled in, before it is sent."""
    form.begin(ALICE)
    form.send("household", REX)
    form.send("remarks", NOTHING)
    return form


class TestOtherWords:
    def test_are_what_the_next_page_says(self, filled, now):
        publish(OTHER_WORDS, at=now)

        assert "Hund melden" in filled.open("household").content.decode()

    def test_that_come_after_the_check_page_are_not_what_is_sent(self, filled, now):
        checked = filled.open("pruefen").context["draft"].version
        publish(OTHER_WORDS, at=now)

        filled.send("pruefen", version=checked.pk, channel="post")

        assert Application.objects.get().version == checked

    def test_that_the_check_page_shows_are_what_is_sent(self, filled, now):
        newer = publish(OTHER_WORDS, at=now)
        assert f'name="version" value="{newer.pk}"' in filled.open("pruefen").content.decode()

        filled.send("pruefen", version=newer.pk, channel="post")

        assert Application.objects.get().version == newer


class TestAWithdrawnVersion:
    def test_is_not_begun(self, form, take_back, now):
        newer = publish(LAWFUL, at=now)
        take_back()

        form.begin(ALICE)

        assert Draft.objects.get().version == newer

    def test_hands_its_drafts_over_and_says_which_pages_changed(self, filled, take_back, now):
        publish(LAWFUL, at=now)
        take_back()

        page = filled.open("keeper").content.decode()

        assert "Diese Seiten haben sich geändert" in page
        assert "Hunde im Haushalt" in page
        assert 'value="Alice"' in page

    def test_keeps_answers_and_asks_again_what_no_longer_fits(self, filled, take_back, now):
        publish(LAWFUL, at=now)
        take_back()

        response = filled.client.get(filled.address("pruefen"), follow=True)

        assert "/household/" in response.redirect_chain[-1][0]
        assert 'value="Rex"' in response.content.decode()
        assert "Wählen Sie bei „Rasse“ eine Antwort aus" in response.content.decode()

    def test_is_forgotten_once_the_page_is_sent(self, filled, take_back, now):
        newer = publish(LAWFUL, at=now)
        take_back()
        filled.open("household")
        typed = {"dogs__count": "1", "dogs/0/call_name": "Rex", "dogs/0/breed": "big", "assists": "no"}

        assert place(filled.send("household", {f"household-{name}": value for name, value in typed.items()})) == "remarks"

        assert "Diese Seiten haben sich geändert" not in filled.open("pruefen").content.decode()
        filled.send("pruefen", version=newer.pk, channel="post")
        assert Application.objects.get().version == newer

    def test_shows_what_stood_on_an_open_page_before_anything_is_replaced(self, filled, take_back, now):
        publish(LAWFUL, at=now)
        take_back()

        response = filled.send("remarks", {"remarks-text": "Er bellt."})

        assert response.status_code == 409
        assert "Er bellt." in response.content.decode()

    def test_is_not_sent_from_an_open_check_page(self, filled, take_back, now):
        publish(LAWFUL, at=now)
        take_back()

        response = filled.send("pruefen", channel="post")

        assert response.status_code in (302, 409)
        assert not Application.objects.exists()


class TestAServiceWithoutAValidVersion:
    def test_says_so_on_its_page_with_another_channel(self, form, take_back):
        take_back(whole_service=True)

        page = form.client.get("/leistungen/hund/").content.decode()

        assert "Das können Sie zurzeit nicht online beantragen" in page
        assert "Steuerabteilung" in page
        assert 'href="/antrag/hund/"' not in page

    def test_is_not_begun(self, form, take_back):
        take_back(whole_service=True)

        response = form.client.get(form.start)

        assert response.status_code == 410
        assert "Steuerabteilung" in response.content.decode()
        assert form.client.post(form.start, ALICE).status_code == 410
        assert not Draft.objects.exists()

    def test_keeps_drafts_and_what_is_typed_on_an_open_page(self, filled, take_back):
        take_back(whole_service=True)

        filled.send("remarks", {"remarks-text": "Er bellt."})

        assert filled.tree["remarks"]["text"] == "Er bellt."
        assert filled.open("remarks").status_code == 410
        assert filled.send("pruefen", channel="post").status_code == 410
        assert not Application.objects.exists()

    def test_offers_its_drafts_again_with_a_new_version(self, filled, take_back, now):
        take_back(whole_service=True)
        publish(LAWFUL, at=now)

        assert filled.open("keeper").status_code == 200
