"""Every service can be given to another town hall and comes back as it went."""

import json

import pytest
from django.db import transaction
from django.utils import timezone

from tests.catalogue.test_packages import files_of
from tests.contract.found import HERE, folder_of
from townhall.authorities.loading import load
from townhall.authorities.models import LegalEntry
from townhall.catalogue.adapting import Wishes
from townhall.catalogue.definition import Definition
from townhall.catalogue.exporting import export
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.importing import import_package
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.catalogue.texts import with_texts


@pytest.fixture(params=HERE)
def package(request, db) -> bytes:
    """Return what the town hall that has the folder gives; nothing of it stays in the database."""
    service = HERE[request.param]
    with transaction.atomic():
        load_town(service, "authorities.json", "law.json")
        definition = with_texts(service.definition, folder_of(service) / "texts")
        made = export(publish(definition, at=timezone.now(), samples=samples_of(service)))
        transaction.set_rollback(True)
    return made


@pytest.fixture
def elsewhere(package, request, monkeypatch):
    """Become a town hall that has no folder of a service, and no code of one."""
    monkeypatch.setattr("townhall.catalogue.models.LOADED", {})
    for code in list(HOOKS):
        monkeypatch.delitem(HOOKS, code)
    for service in list(SERVICES.values()):
        monkeypatch.delitem(SERVICES, service.slug)
        load_town(service, "authorities.json")


def load_town(service, *names: str) -> None:
    load(file for name in names if (file := folder_of(service) / name).exists())


@pytest.mark.usefixtures("elsewhere")
class TestAServiceTakenOver:
    def test_is_given_on_as_it_came(self, package):
        version = import_package(package, wishes=Wishes(with_law=True), by=None, at=timezone.now())

        there, here = files_of(package), files_of(export(version))
        first, second = json.loads(there.pop("manifest.json")), json.loads(here.pop("manifest.json"))
        assert here == there
        assert (second["digest"], second["files"]) == (first["digest"], first["files"])
        assert second["taken_from"]["digest"] == first["digest"]

    def test_is_the_same_definition(self, package):
        version = import_package(package, wishes=Wishes(with_law=True), by=None, at=timezone.now())

        stored = ServiceVersion.objects.get(pk=version.pk)
        assert Definition.load(json.loads(json.dumps(stored.definition.dump()))) == stored.definition
        assert stored.definition.digest == stored.digest == json.loads(files_of(package)["manifest.json"])["digest"]

    def test_brings_only_the_law_it_names_unchecked(self, package):
        before = set(LegalEntry.objects.values_list("key", flat=True))

        import_package(package, wishes=Wishes(with_law=True), by=None, at=timezone.now())

        added = LegalEntry.objects.exclude(key__in=before)
        assert set(added.values_list("key", flat=True)) <= {entry["key"] for entry in json.loads(files_of(package)["law.json"])}
        assert not added.exclude(checked_on=None).exists()
