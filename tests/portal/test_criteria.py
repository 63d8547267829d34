"""The acceptance criteria of the portal that are proved nowhere else, each by its number (W…)."""

import logging
import re

import pytest

from tests.documents.files import upload
from tests.portal.conftest import place
from tests.portal.registration import ALICE, NOTHING, REX
from townhall.cases.models import Case
from townhall.catalogue.models import ServiceVersion
from townhall.documents import checking
from townhall.documents.storage import NoRoom
from townhall.portal.applying.uploads import TOO_MANY

FULL = {"keeper": ALICE, "household": REX, "remarks": NOTHING}
PAGES = ["keeper", "household", "remarks"]


def text(response) -> str:
    return response.content.decode()


def heading(page: str) -> list[str]:
    return re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)


@pytest.fixture
def full(form):
    """Return somebody whose form is filled in."""
    form.begin(ALICE)
    form.send("household", REX)
    form.send("remarks", NOTHING)
    return form


@pytest.fixture
def wrong(form) -> str:
    """Return a page with a text, a radio group and a repeated group answered wrongly."""
    form.begin(ALICE)
    return text(form.send("household", {"household-dogs__count": "1"}))


@pytest.mark.django_db
class TestBeforeTheForm:
    @pytest.mark.yardstick("W1")
    def test_every_published_service_says_everything_above_the_start(self, client, published):
        for version in ServiceVersion.objects.current():
            above, start, _ = text(client.get(f"/leistungen/{version.slug}/")).partition(f'href="/antrag/{version.slug}/"')
            assert start
            for said in ("Für wen", "Kosten", "Ausfüllen", "Entscheidung", "Anmeldung"):
                assert said in above, f"{version.slug}: {said}"


class TestEveryPage:
    @pytest.mark.yardstick("W10")
    @pytest.mark.parametrize("step", [*PAGES, "pruefen"])
    def test_has_one_heading(self, full, step):
        assert len(heading(text(full.open(step)))) == 1

    @pytest.mark.yardstick("W10")
    def test_with_one_question_has_it_as_its_heading(self, full):
        page = text(full.open("remarks"))

        assert "Noch etwas?" in heading(page)[0]
        assert '<label class="kern-label' in heading(page)[0]

    @pytest.mark.yardstick("W11")
    def test_has_a_title_of_its_own(self, full):
        titles = {re.search(r"<title>(.*?)</title>", text(full.open(step)), re.DOTALL)[1] for step in [*PAGES, "pruefen"]}

        assert len(titles) == 4
        assert "Ihre Hunde – Schritt 2 von 4 – Hund anmelden – Digitales Rathaus Bochum" in titles

    @pytest.mark.yardstick("W12")
    def test_says_its_step_above_the_form(self, full):
        page = text(full.open("household"))

        assert page.index("Schritt 2 von 4</label>") < page.index('<form class="rb-form')

    @pytest.mark.yardstick("W15")
    @pytest.mark.yardstick("W16")
    @pytest.mark.parametrize("step", PAGES)
    def test_goes_on_with_the_first_button(self, full, step):
        form = text(full.open(step)).partition('<form class="rb-form')[2]
        first = re.search(r"<button[^>]*type=\"submit\"[^>]*>(.*?)</button>", form, re.DOTALL)

        assert "Weiter" in first[1]
        assert "disabled" not in form.partition("</form>")[0]

    @pytest.mark.yardstick("W17")
    @pytest.mark.parametrize("step", PAGES)
    def test_marks_what_is_optional_and_demands_nothing(self, full, step):
        form = text(full.open(step)).partition('<form class="rb-form')[2].partition("</form>")[0]

        assert " required" not in form
        assert "novalidate" in form.partition(">")[0]
        if step == "remarks":
            assert "(optional)" in form

    @pytest.mark.yardstick("W20")
    def test_names_what_browsers_can_fill_in(self, full):
        page = text(full.open("keeper"))

        for token in ("given-name", "family-name", "bday-day", "bday-month", "bday-year", "tel"):
            assert f'autocomplete="{token}"' in page, token

    @pytest.mark.yardstick("W20")
    def test_fills_in_nothing_about_a_dog(self, full):
        form = text(full.open("household")).partition('<form class="rb-form')[2].partition("</form>")[0]

        assert "autocomplete" not in form


class TestMistakes:
    @pytest.mark.yardstick("W41")
    def test_keep_what_was_typed(self, form):
        form.begin(ALICE)
        response = form.send("household", REX | {"household-dogs/0/breed": ""})

        assert response.status_code == 422
        assert 'value="Rex"' in text(response)

    @pytest.mark.yardstick("W42")
    def test_begin_the_title(self, wrong):
        assert re.search(r"<title>\s*Fehler: Ihre Hunde", wrong)

    @pytest.mark.yardstick("W43")
    def test_are_listed_between_the_way_back_and_the_heading(self, wrong):
        places = [wrong.index(mark) for mark in ("rb-back", "rb-error-summary", "<h1", '<form class="rb-form')]

        assert places == sorted(places)

    @pytest.mark.yardstick("W43")
    def test_lead_to_inputs_of_the_page(self, wrong):
        summary = wrong.partition("rb-error-summary")[2].partition("</div>\n</div>")[0]
        targets = re.findall(r'href="#([^"]+)"', summary)

        assert len(targets) == 3
        assert all(f'id="{target}"' in wrong for target in targets)

    @pytest.mark.yardstick("W44")
    def test_are_said_beside_a_group_too(self, wrong):
        group = re.search(r"<fieldset[^>]*role=\"radiogroup\"[^>]*>.*?</fieldset>", wrong, re.DOTALL)[0]

        assert 'aria-invalid="true"' in group.partition(">")[0]
        [described] = re.findall(r'aria-describedby="([^"]+)"', group.partition(">")[0])
        assert all(f'id="{id}"' in group for id in described.split())

    @pytest.mark.yardstick("W44")
    def test_are_said_beside_a_file_too(self, form):
        form.begin(ALICE)
        form.send("household", REX | {"household-assists": "yes"})
        page = text(form.send("exemption", {"exemption-proof": upload(b"", "leer.pdf")}))
        [file] = re.findall(r'<input[^>]*type="file"[^>]*>', page)

        assert 'aria-invalid="true"' in file
        [described] = re.findall(r'aria-describedby="([^"]+)"', file)
        assert len(described.split()) == 2
        assert all(f'id="{id}"' in page for id in described.split())

    @pytest.mark.yardstick("W46")
    def test_are_counted_without_what_was_typed(self, form, caplog):
        form.begin(ALICE)
        with caplog.at_level(logging.INFO, "townhall.portal.applying.step_page"):
            form.send("household", REX | {"household-dogs/0/name": "Geheim" * 20, "household-assists": ""})

        said = [record.getMessage() for record in caplog.records if "mistake" in record.getMessage()]
        assert "mistake service=hund question=household/dogs/*/name" in said
        assert "mistake service=hund question=household/assists" in said
        assert not any("Geheim" in line for line in said)

    @pytest.mark.yardstick("W50")
    def test_with_files_have_a_sentence_each(self):
        refusals = [checking.Empty, checking.TooBig, checking.TooManyPixels, checking.WrongType, checking.EncryptedPdf]
        sentences = [refusal().message for refusal in [*refusals, checking.Broken, NoRoom]] + [TOO_MANY]

        for language in ("de", "en"):
            assert len({sentence.in_(language) for sentence in sentences}) == len(sentences)


class TestDrafts:
    @pytest.mark.yardstick("W66")
    def test_are_told_apart_when_they_are_deleted(self, alices_form):
        alices_form.begin(ALICE)
        page = text(alices_form.client.get("/konto/entwuerfe/"))

        assert f"Hund anmelden, {alices_form.draft.reference}</span>" in page
        alices_form.client.post(f"/konto/entwuerfe/{alices_form.draft.pk}/loeschung/")
        assert "Wiederherstellen" in text(alices_form.client.get("/konto/entwuerfe/"))


class TestTheLastPages:
    @pytest.mark.yardstick("W70")
    def test_show_what_was_left_out_and_not_what_does_not_arise(self, full):
        page = text(full.open("pruefen"))

        assert "Prüfen Sie Ihre Angaben, bevor Sie den Antrag absenden" in heading(page)[0]
        assert "Nicht angegeben" in page
        assert "Gewicht" not in page
        assert "Befreiung" not in page

    @pytest.mark.yardstick("W71")
    def test_lead_to_each_section_and_back(self, full):
        page = text(full.open("pruefen"))

        for step, title in (("keeper", "Halterin oder Halter"), ("household", "Ihre Hunde")):
            assert f'{step}/?zurueck=pruefen"' in page
            assert f'Ändern<span class="kern-sr-only">: {title}</span>' in page

    @pytest.mark.yardstick("W72")
    @pytest.mark.yardstick("W73")
    def test_say_that_nothing_is_sent_yet_what_it_costs_and_what_the_button_does(self, full):
        page = text(full.open("pruefen"))

        assert "Der Antrag ist noch nicht abgeschickt." in page
        assert page.index("168 Euro im Jahr") < page.index("Hund verbindlich anmelden")

    @pytest.mark.yardstick("W25")
    def test_sent_twice_show_the_same_confirmation(self, full):
        first, second = (full.send("pruefen", channel="portal", seen=full.draft.revision) for _ in range(2))

        assert place(first) == place(second) == Case.objects.get().number

    @pytest.mark.yardstick("W74")
    def test_confirm_with_number_next_steps_and_record(self, full):
        address = full.send("pruefen", channel="portal").url
        page = text(full.client.get(address))

        assert Case.objects.get().number in page
        for said in ("So geht es weiter", "Zuständig", "als PDF", "/leistungen/"):
            assert said in page, said
        assert re.search(r"<title>\s*Ihr Antrag ist eingegangen", page)
        assert full.client.get(address).status_code == 200
