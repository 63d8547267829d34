import socketserver
import struct
import threading

import pytest
from PIL import Image, ImageFile

from tests.documents.files import EICAR, image, pdf, upload
from townhall.documents import previews, scanning, storage
from townhall.documents.models import Document, ScanState
from townhall.journal import reactions, relay
from townhall.journal.models import Delivery, Event


@pytest.fixture(autouse=True)
def place(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.CLAMD = ""
    settings.DEMO = True
    monkeypatch.setattr(reactions, "REACTIONS", {})
    monkeypatch.setattr("townhall.journal.relay.REACTIONS", reactions.REACTIONS)
    monkeypatch.setattr("townhall.journal.recording.REACTIONS", reactions.REACTIONS)
    reactions.when("document.uploaded", scanning.scan, queue="scan")
    reactions.when("document.scanned", previews.render, queue="pdf")


class FakeClamd(socketserver.StreamRequestHandler):
    """Answer as clamd does; `answer` replaces its verdict."""

    answer: bytes | None = None

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        verdict = b"stream: Eicar-Test FOUND\0" if EICAR in data else b"stream: OK\0"
        self.wfile.write(verdict if self.answer is None else self.answer)


@pytest.fixture
def clamd(settings):
    handler = type("Clamd", (FakeClamd,), {})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield handler
        server.shutdown()


@pytest.mark.django_db
class TestAnUpload:
    def test_is_readable_once_it_is_clean(self, alice, now):
        document = storage.store_upload(upload(pdf()), owner=alice, at=now)

        assert relay.run_due() == 2

        document.refresh_from_db()
        assert document.readable
        assert document.pages == 1
        assert [event.kind for event in Event.objects.of(document)] == ["document.uploaded", "document.scanned"]

    @pytest.mark.yardstick("O26")
    def test_with_the_test_pattern_is_never_readable(self, alice, now):
        document = storage.store_upload(upload(pdf() + EICAR), owner=alice, at=now)

        relay.run_due()

        document.refresh_from_db()
        assert document.state == ScanState.INFECTED
        assert not document.page_images.exists()
        with pytest.raises(storage.InQuarantine):
            storage.open(document)

    def test_is_scanned_once_even_if_told_twice(self, alice, now):
        document = storage.store_upload(upload(pdf()), owner=alice, at=now)
        relay.run_due()

        list(scanning.scan(Event.objects.of(document).first()))

        assert Event.objects.of(document).count() == 2


@pytest.mark.django_db
class TestClamd:
    def test_is_believed(self, clamd, alice, now):
        good = storage.store_upload(upload(pdf()), owner=alice, at=now)
        bad = storage.store_upload(upload(pdf() + EICAR), owner=alice, at=now)

        relay.run_due()

        assert dict(Document.objects.values_list("pk", "state")) == {good.pk: "clean", bad.pk: "infected"}

    @pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK", b"hello\0"])
    def test_without_a_verdict_leaves_the_file_in_quarantine(self, clamd, alice, now, answer):
        clamd.answer = answer
        document = storage.store_upload(upload(pdf()), owner=alice, at=now)

        assert relay.run_due() == 0

        document.refresh_from_db()
        assert document.state == ScanState.QUARANTINED
        assert Delivery.objects.get().error.startswith("ScannerDown")

    @pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock"])
    @pytest.mark.yardstick("O26")
    def test_that_is_down_leaves_the_file_in_quarantine_until_it_is_back(self, alice, now, settings, address):
        settings.CLAMD = address
        document = storage.store_upload(upload(pdf()), owner=alice, at=now)
        relay.run_due()
        settings.CLAMD = ""

        Delivery.objects.update(run_at=now)
        relay.run_due()

        document.refresh_from_db()
        assert document.readable

    def test_that_nobody_named_is_a_fault_outside_the_demonstration(self, settings):
        settings.DEMO = False

        with pytest.raises(scanning.ScannerDown):
            scanning.scanner()


@pytest.mark.django_db
class TestPagePictures:
    def test_show_every_page(self, alice, now):
        document = storage.store_upload(upload(pdf(pages=3)), owner=alice, at=now)

        relay.run_due()

        assert list(document.page_images.order_by("number").values_list("number", "width", "height")) == [
            (1, 400, 600),
            (2, 400, 600),
            (3, 400, 600),
        ]

    def test_stop_at_the_limit(self, alice, now, monkeypatch):
        monkeypatch.setattr(previews, "PAGE_LIMIT", 2)
        document = storage.store_upload(upload(pdf(pages=3)), owner=alice, at=now)

        relay.run_due()

        document.refresh_from_db()
        assert (document.pages, document.page_images.count()) == (3, 2)

    def test_do_not_tell_where_a_photo_was_taken(self, alice, now):
        photo = image("JPEG", (60, 30), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", comment=b"Musterweg 1")
        document = storage.store_upload(upload(photo), owner=alice, at=now)

        relay.run_due()

        document.refresh_from_db()
        with storage.open_page(document.page_images.get()) as page:
            picture = page.read()
        assert b"Exif" not in picture
        assert b"Musterweg" not in picture

    def test_of_a_photo_stand_upright_and_are_not_too_large(self, alice, now):
        turned = Image.Exif()
        turned[0x0112] = 6  # the camera was held upright
        photo = image("JPEG", (4000, 3000), exif=turned.tobytes())
        document = storage.store_upload(upload(photo), owner=alice, at=now)

        relay.run_due()

        page = document.page_images.get()
        assert (page.width, page.height) == (1400, 1867)

    def test_are_missing_for_a_picture_nobody_can_draw(self, alice, now):
        ImageFile.LOAD_TRUNCATED_IMAGES = True  # as in a worker that has printed a document
        cut_off = image("JPEG", (800, 800))[:700]
        document = storage.store_upload(upload(cut_off), owner=alice, at=now)

        relay.run_due()

        document.refresh_from_db()
        assert (document.pages, document.page_images.count()) == (0, 0)
