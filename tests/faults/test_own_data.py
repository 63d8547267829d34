"""A worker is killed again and again while it puts Alice's data together."""

import zipfile

import pytest

from tests.cases.conftest import law, version  # noqa: F401
from tests.documents.files import pdf, upload
from tests.killed import killed_at
from townhall.applications.drafts import start
from townhall.applications.models import Attachment
from townhall.documents.models import Document
from townhall.documents.storage import path_of, store_upload
from townhall.journal.models import Delivery
from townhall.journal.relay import run
from townhall.retention.own_data import order


@pytest.mark.faults
@pytest.mark.slow
def test_own_data_go_on_where_a_killed_worker_stopped(real_commits, version, alice, now, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT = tmp_path
    draft, _ = start(version, account=alice, at=now)
    for _ in range(3):
        proof = store_upload(upload(pdf(), "beispiel.pdf"), owner=alice, at=now)
        Attachment.objects.create(draft=draft, document=proof, path="thing/why")
    Document.objects.update(state="clean")
    export = order(alice, at=now)
    delivery = Delivery.objects.get(reaction="own_data.build")

    for place in ("after_step", "in_step", "written"):
        killed_at(f"own_data.{place}", delivery)
    run(delivery.pk)

    export.refresh_from_db()
    bundle = zipfile.ZipFile(path_of(export.file.stored_as))
    assert bundle.testzip() is None
    assert len(bundle.namelist()) == len(set(bundle.namelist())) == 5
