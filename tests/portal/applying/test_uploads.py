"""Files on a page of the way: what is wrong with one stands at it, says what to do, and nothing else is lost."""

import re

import pytest

from tests.documents.files import EICAR, image, pdf, upload
from tests.portal.conftest import place
from tests.portal.registration import ALICE, NOTHING, REX
from townhall.applications.models import Attachment
from townhall.cases.models import Case
from townhall.documents.models import Document
from townhall.journal import relay

VIRUS = "In „virus.pdf“ haben wir einen Virus gefunden. Entfernen Sie die Datei, und laden Sie eine Kopie ohne Virus hoch."


@pytest.fixture(autouse=True)
def scanner(settings, tmp_path):
    """Let the scanner of the demonstration look at real files."""
    settings.CLAMD, settings.DEMO, settings.MEDIA_ROOT = "", True, tmp_path / "files"


@pytest.fixture
def exemption(form):
    """Return the way of somebody who is to hand in a proof."""
    form.begin(ALICE)
    form.send("household", REX | {"household-assists": "yes"})
    return form


@pytest.fixture
def infected(exemption):
    """Return the same way: a good file and one with a virus were handed in, and the scanner found it only afterwards."""
    files = [upload(pdf(), "gut.pdf"), upload(pdf() + EICAR, "virus.pdf")]
    assert place(hand_in(exemption, *files, **{"exemption-remark": "keep me"})) == "remarks"
    relay.run_due()
    return exemption


def hand_in(form, *files, **data):
    return form.send("exemption", {"exemption-proof": list(files)}, **data)


def controls(page: str) -> dict[str, str]:
    """Return the opening tag of everything with an id."""
    return {id: tag for tag, id in re.findall(r'(<[a-z]+ [^>]*?\bid="([^"]+)"[^>]*>)', page)}


def listed(page: str) -> list[tuple[str, str]]:
    """Return anchor and sentence of everything in the list of mistakes."""
    return re.findall(r'no-visited-state" href="#([^"]+)">([^<]+)</a></li>', page)


def send_all(form):
    form.send("remarks", NOTHING)
    return form.send("pruefen", {"channel": "portal"})


class TestAVirusFoundAfterTheUpload:
    def test_leads_from_the_check_page_back_to_the_file(self, infected):
        response = send_all(infected)

        assert response.url.endswith("/exemption/?zurueck=pruefen&fehler")
        assert not Case.objects.exists()
        page = infected.client.get(response.url).content.decode()
        assert [sentence for _anchor, sentence in listed(page)] == [VIRUS]
        assert "<title>Fehler: " in page

    def test_stands_at_the_file_and_in_the_list_with_a_link_to_the_button_that_mends_it(self, infected):
        page = infected.open("exemption").content.decode()

        [(anchor, sentence)] = listed(page)
        button = controls(page)[anchor]
        assert sentence == VIRUS
        assert button.startswith("<button")
        assert f'aria-describedby="{anchor}_error"' in button
        assert page.count(VIRUS) == 2
        assert "gut.pdf</bdi></a>" in page
        assert "virus.pdf</bdi></a>" not in page

    def test_is_told_to_who_cannot_see(self, infected):
        [good, bad] = Document.objects.order_by("name")
        infected.send("exemption", remove_file=f"proof {good.pk}")

        page = infected.open("exemption").content.decode()

        field = controls(page)["id_exemption-proof"]
        assert 'aria-invalid="true"' in field
        assert f"id_exemption-proof__{bad.pk}_error" in field
        assert f"id_exemption-proof__{bad.pk}_error" in controls(page)

    def test_is_told_in_english(self, infected):
        page = infected.client.get("/en" + infected.address("exemption")).content.decode()

        assert page.count("We found a virus in “virus.pdf”. Remove the file, and upload a copy without a virus.") == 2

    def test_does_not_let_the_way_go_on_and_loses_nothing(self, infected):
        response = infected.send("exemption", {"exemption-remark": "changed"})

        assert response.status_code == 422
        assert [sentence for _anchor, sentence in listed(response.content.decode())] == [VIRUS]
        assert infected.tree["exemption"]["remark"] == "changed"
        assert len(infected.tree["exemption"]["proof"]) == 2

    def test_stands_on_the_check_page(self, infected):
        infected.send("remarks", NOTHING)

        page = infected.open("pruefen").content.decode()

        [(anchor, sentence)] = listed(page)
        assert sentence == VIRUS
        assert "exemption/?zurueck=pruefen" in controls(page)[anchor]
        assert page.count(VIRUS) == 2
        assert "gut.pdf" in page

    @pytest.mark.yardstick("O26")
    def test_is_over_once_a_clean_copy_is_there(self, infected):
        bad = Document.objects.get(name="virus.pdf")
        infected.send("exemption", remove_file=f"proof {bad.pk}")
        hand_in(infected, upload(pdf(), "neu.pdf"), **{"exemption-remark": "keep me"})
        relay.run_due()

        send_all(infected)

        assert Case.objects.get().application.tree["exemption"]["remark"] == "keep me"
        assert {row.document.name for row in Attachment.objects.all()} == {"gut.pdf", "neu.pdf"}

    def test_does_not_matter_at_a_question_that_does_not_arise_any_more(self, infected):
        infected.send("household", REX | {"household-assists": "no"})

        send_all(infected)

        assert Case.objects.count() == 1


class TestAFileThatIsStillBeingScanned:
    def test_is_said_to_be_so_and_is_no_mistake(self, exemption):
        hand_in(exemption, upload(pdf()))

        page = exemption.open("exemption").content.decode()

        assert "Wir prüfen diese Datei gerade auf Viren. Sie können inzwischen weitermachen." in page
        assert listed(page) == []
        assert "aria-invalid" not in page

    def test_is_said_to_be_so_on_the_check_page(self, exemption):
        hand_in(exemption, upload(pdf()))
        exemption.send("remarks", NOTHING)

        assert "nachweis.pdf (wird gerade auf Viren geprüft)" in exemption.open("pruefen").content.decode()

    def test_is_not_mentioned_once_it_is_clean(self, exemption):
        hand_in(exemption, upload(pdf()))
        relay.run_due()

        assert "auf Viren" not in exemption.open("exemption").content.decode()


class TestAFileThatIsGone:
    def test_is_asked_for_again_and_can_be_replaced(self, exemption):
        hand_in(exemption, upload(pdf()), upload(pdf()))
        exemption.send("remarks", NOTHING)
        Attachment.objects.all().delete()

        back = exemption.send("pruefen", {"channel": "portal"})
        page = exemption.client.get(back.url).content.decode()

        assert listed(page) == [("id_exemption-proof", "Eine Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.")]
        assert place(hand_in(exemption, upload(pdf()), upload(pdf()))) == "remarks"


def too_large() -> bytes:
    return pdf() + b"\0" * (10 * 1024 * 1024)


REFUSED = {
    "empty": (b"", "Die Datei ist leer. Wählen Sie die Datei noch einmal aus."),
    "too big": (too_large(), "Die Datei ist größer als 10 MB. Verkleinern Sie die Datei, oder teilen Sie sie"),
    "wrong type": (b"MZ no document", "Diese Art von Datei können wir nicht lesen. Laden Sie eine PDF-Datei oder ein Bild"),
    "encrypted": (pdf(password="x"), "Die PDF-Datei ist mit einem Passwort geschützt. Speichern Sie die Datei ohne Passwort"),
    "broken PDF": (b"%PDF-1.7 nothing", "Die Datei ist beschädigt. Öffnen Sie die Datei auf Ihrem Gerät"),
    "broken image": (image()[:20], "Die Datei ist beschädigt. Öffnen Sie die Datei auf Ihrem Gerät"),
}


class TestARefusedFile:
    @pytest.mark.parametrize(("data", "sentence"), REFUSED.values(), ids=REFUSED)
    @pytest.mark.yardstick("D5")
    def test_has_a_sentence_of_its_own_at_the_control_and_in_the_list(self, exemption, data, sentence):
        response = hand_in(exemption, upload(pdf(), "gut.pdf"), upload(data), **{"exemption-remark": "keep me"})

        page = response.content.decode()
        [(anchor, text)] = listed(page)
        assert response.status_code == 422
        assert text.startswith(sentence)
        assert page.count(text) == 2
        assert 'aria-invalid="true"' in controls(page)[anchor]
        assert f"{anchor}_error" in controls(page)[anchor]
        assert "gut.pdf" in page
        assert exemption.tree["exemption"]["remark"] == "keep me"

    def test_is_named_when_there_are_too_many(self, exemption):
        page = hand_in(exemption, *(upload(pdf()) for _ in range(3))).content.decode()

        [(anchor, text)] = listed(page)
        assert text == "Hier sind höchstens 2 Dateien möglich. Entfernen Sie zuerst eine andere."
        assert anchor in controls(page)
