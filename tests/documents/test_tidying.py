import io
import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.documents.files import pdf, upload
from townhall.documents import previews, scanning, storage
from townhall.documents.models import Document
from townhall.documents.tidying import tidy, unclaimed
from townhall.journal.models import Event

DAY = timedelta(hours=25)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def document(alice, now):
    return storage.store_upload(upload(pdf()), owner=alice, at=now)


@pytest.mark.django_db
class TestTidying:
    def test_deletes_an_upload_nobody_used_with_its_pictures(self, document, now, django_capture_on_commit_callbacks):
        event = Event.objects.of(document).get()
        list(scanning.scan(event))
        list(previews.render(event))
        names = [document.stored_as, document.page_images.get().stored_as]

        with django_capture_on_commit_callbacks(execute=True):
            assert tidy(at=now + DAY)[0] == 1

        assert not Document.objects.exists()
        assert not [name for name in names if storage.path_of(name).exists()]

    def test_leaves_a_young_upload(self, document, now):
        assert tidy(at=now + timedelta(hours=1)) == (0, 0)
        assert storage.path_of(document.stored_as).exists()

    def test_looks_at_every_room_that_may_use_a_document(self):
        query = str(unclaimed().query)

        assert "applications_attachment" in query
        assert "certificates_certificate" in query

    def test_deletes_files_of_transactions_that_were_rolled_back(self, document):
        left_behind = storage.put(pdf(2), name="a", content_type="", purpose="", owner=None, at=document.created_at)
        for stored_as in (left_behind.stored_as, document.stored_as):
            os.utime(storage.path_of(stored_as), (0, 0))
        Document.objects.update(created_at=timezone.now())
        out = io.StringIO()

        call_command("tidy_documents", stdout=out)

        assert out.getvalue() == "0 uploads and 1 files deleted.\n"
        assert storage.path_of(document.stored_as).exists()
        assert not storage.path_of(left_behind.stored_as).exists()
