import errno
import hashlib
import os
from pathlib import Path

import pytest

from tests.documents.files import image, pdf, upload
from townhall.documents import checking, storage
from townhall.documents.models import Document, ScanState
from townhall.journal.models import Event


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.mark.django_db
class TestAnUpload:
    @pytest.mark.parametrize(
        ("data", "content_type", "ending"),
        [
            (pdf(), "application/pdf", ".pdf"),
            (image("PNG"), "image/png", ".png"),
            (image("JPEG"), "image/jpeg", ".jpg"),
            (image("WEBP"), "image/webp", ".webp"),
        ],
    )
    def test_is_kept_by_what_it_is_and_not_by_what_it_is_called(self, alice, now, data, content_type, ending):
        document = storage.store_upload(upload(data, "foto.exe"), owner=alice, at=now)

        document.refresh_from_db()
        assert (document.content_type, document.name) == (content_type, "foto" + ending)
        assert document.sha256 == hashlib.sha256(data).hexdigest()
        assert storage.path_of(document.stored_as).read_bytes() == data

    def test_starts_in_quarantine(self, alice, now):
        document = storage.store_upload(upload(pdf()), owner=alice, at=now)

        assert document.state == ScanState.QUARANTINED
        with pytest.raises(storage.InQuarantine):
            storage.open(document)

    def test_is_recorded_without_its_name(self, alice, now):
        document = storage.store_upload(upload(pdf(), "Ausweis Alice Beispiel.pdf"), owner=alice, at=now)

        event = Event.objects.of(document).get()
        assert event.kind == "document.uploaded"
        assert "Beispiel" not in f"{event.subject_label}{event.data}{event.actor_label}"

    def test_needs_no_account(self, now):
        assert storage.store_upload(upload(pdf()), owner=None, at=now).owner is None

    def test_of_the_same_file_twice_gives_two_files(self, alice, now):
        first, second = (storage.store_upload(upload(pdf()), owner=alice, at=now) for _ in range(2))

        assert first.stored_as != second.stored_as


@pytest.mark.django_db
class TestRefused:
    @pytest.mark.parametrize(
        ("data", "refusal"),
        [
            (b"", checking.Empty),
            (b"<html><script>alert(1)</script>", checking.WrongType),
            (b"MZ" + b"\0" * 100, checking.WrongType),
            (b"GIF89a" + b"\0" * 100, checking.WrongType),
            (b"%PDF-1.7\nno more", checking.Broken),
            (image("PNG")[:40], checking.Broken),
            (image("JPEG")[:10], checking.Broken),
            (pdf(password="secret"), checking.EncryptedPdf),
            (image("PNG", (8000, 8000)), checking.TooManyPixels),
        ],
    )
    @pytest.mark.yardstick("D5")
    def test_with_its_own_reason(self, alice, now, data, refusal):
        with pytest.raises(refusal) as refused:
            storage.store_upload(upload(data), owner=alice, at=now)

        assert refused.value.message.in_("de") != refused.value.message.in_("en")
        assert not Document.objects.exists()

    def test_when_too_big(self, alice, now, settings):
        settings.UPLOAD_LIMIT = 1024 * 1024

        with pytest.raises(checking.TooBig, match="1 MB"):
            storage.store_upload(upload(pdf() + b" " * 1024 * 1024), owner=alice, at=now)

    def test_when_the_disk_is_full_and_nothing_is_left_behind(self, alice, now, settings, monkeypatch):
        def full(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)

        with pytest.raises(storage.NoRoom):
            storage.store_upload(upload(pdf()), owner=alice, at=now)

        assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


class TestTheName:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\alice\\Mietvertrag.docx", "Mietvertrag.pdf"),
            ("rechnung\u202efdp.exe", "rechnungfdp.pdf"),
            ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
            ("U\u0308bersicht.pdf", "Übersicht.pdf"),
            ("...", "Dokument.pdf"),
            ("", "Dokument.pdf"),
            ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
        ],
    )
    def test_is_made_safe(self, given, kept):
        assert checking.clean_name(given, "application/pdf") == kept


@pytest.mark.django_db
class TestAFileWeMade:
    def test_is_on_the_disk_before_its_row(self, alice, now):
        document = storage.keep(pdf(), name="Bescheid.pdf", content_type="application/pdf", purpose="notice", owner=alice, at=now)

        assert not Document.objects.exists()
        assert storage.read(document) == storage.path_of(document.stored_as).read_bytes()

    def test_is_not_given_out_once_somebody_changed_it(self, alice, now):
        document = storage.keep(pdf(), name="Bescheid.pdf", content_type="application/pdf", purpose="notice", owner=alice, at=now)
        storage.path_of(document.stored_as).write_bytes(pdf(2))

        with pytest.raises(storage.Damaged):
            storage.read(document)


class TestDeleting:
    def test_takes_the_file_along_after_the_commit(self, alice, now, django_capture_on_commit_callbacks):
        document = storage.keep(pdf(), name="a.pdf", content_type="application/pdf", purpose="receipt", owner=alice, at=now)
        document.save(force_insert=True)

        with django_capture_on_commit_callbacks(execute=True):
            storage.delete(document)

        assert not storage.path_of(document.stored_as).exists()
