from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.cases.conftest import apply, case, law, version  # noqa: F401
from tests.cases.licence import SPECIAL
from tests.documents.files import image, pdf, upload
from townhall.applications.models import Attachment
from townhall.cases.exchange.consulting import Body, answer, consult
from townhall.cases.exchange.correspondence import write_message, write_note
from townhall.cases.models import Case
from townhall.cases.transitions import correct, take
from townhall.documents import storage
from townhall.documents.models import Document
from townhall.documents.storage import store_upload
from townhall.journal.models import Event
from townhall.printouts.compiling import compile_file
from townhall.printouts.models import Printout
from townhall.printouts.ordering import order, tidy


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def file(case, alice, bob, now) -> Case:  # noqa: F811
    """Return a case with something of everything in its file."""
    found = take(case, by=bob, at=now)
    correct(found, tree=SPECIAL | {"thing": SPECIAL["thing"] | {"why": "It is small."}}, by=alice, at=now)
    write_message(found, text="Wann geht es <b>weiter</b>?", by=alice, at=now, from_citizen=True)
    write_note(found, text="Nur für uns.", by=bob, at=now)
    facts = {"question": "Passt das?", "paths": [], "due_on": now.date(), "by": bob, "at": now}
    [asked] = consult(found, bodies=[Body(name="Feuerwehr")], **facts)
    answer(asked, answer="conditions", text="Drei Meter frei halten.", by=bob, at=now, is_recorded=True)
    attach(found, alice, now, pdf(3), "plan.pdf")
    attach(found, alice, now, image("JPEG"), "foto.jpg")
    return found


def attach(found: Case, owner, now, data: bytes, name: str) -> Document:
    document = store_upload(upload(data, name), owner=owner, at=now)
    Attachment.objects.create(draft=found.application.draft, document=document, path="thing/why")
    Document.objects.filter(pk=document.pk).update(state="clean")
    return document


def compiled(found: Case, bob, now, *, with_notes: bool = True) -> Printout:
    made = order(found, purpose="court", with_notes=with_notes, by=bob, at=now)
    for _ in range(2):
        list(compile_file(Event.objects.get(kind="file.ordered", data__printout=made.pk)))
    return Printout.objects.select_related("document").get(pk=made.pk)


def pages(made: Printout) -> list[str]:
    read = pypdfium2.PdfDocument(storage.read(made.document))
    try:
        return [page.get_textpage().get_text_bounded() for page in read]
    finally:
        read.close()


class TestTheWholeFile:
    def test_numbers_every_sheet_and_names_it_in_the_contents(self, file, bob, now):
        made = compiled(file, bob, now)
        text = pages(made)

        assert len(text) == made.sheets
        assert all(f"Blatt {number} von {made.sheets}" in page for number, page in enumerate(text, start=1))
        first = next(number for number, page in enumerate(text, start=1) if "plan.pdf" in page and "Seite 1 von 3" in page)
        [line] = [line for line in text[1].splitlines() if line.startswith("plan.pdf")]
        assert line.rstrip().endswith(f"Blatt {first}")
        assert "Seite 3 von 3" in text[first + 1]

    def test_holds_what_was_submitted_changed_said_and_decided(self, file, bob, now):
        text = "\n".join(pages(compiled(file, bob, now)))

        for said in ("It is big.", "It is small.", "<b>weiter</b>", "Nur für uns.", "Drei Meter frei halten.", "Erik Beispiel"):
            assert said in text

    def test_leaves_internal_notes_out_of_an_inspection(self, file, bob, now):
        text = "\n".join(pages(compiled(file, bob, now, with_notes=False)))

        assert "Nur für uns." not in text
        assert "1 Vermerk ist nicht in diesem Ausdruck" in text

    def test_says_what_cannot_be_printed(self, file, alice, bob, now):
        broken = attach(file, alice, now, pdf(), "kaputt.pdf")
        Document.objects.filter(pk=broken.pk).update(state="infected")

        assert broken.sha256 in "\n".join(pages(compiled(file, bob, now)))

    def test_promises_nothing_that_foreign_pages_do_not_keep(self, file, bob, now):
        with pikepdf.open(BytesIO(storage.read(compiled(file, bob, now).document))) as read, read.open_metadata() as metadata:
            assert "pdfaid:part" not in metadata

    def test_of_two_hundred_pages_has_them_all(self, file, alice, bob, now):
        for number in range(4):
            attach(file, alice, now, pdf(50), f"ordner-{number}.pdf")

        text = pages(compiled(file, bob, now))

        assert len(text) > 200
        assert f"Blatt {len(text)} von {len(text)}" in text[-1]

    def test_is_forgotten_after_two_weeks(self, file, bob, now):
        document = compiled(file, bob, now).document

        assert tidy(at=now + timedelta(days=13)) == 0
        assert tidy(at=now + timedelta(days=15)) == 1
        assert not Document.objects.filter(pk=document.pk).exists()
