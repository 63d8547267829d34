"""Every service can be given to another town hall and comes back as it went."""

import json
from collections.abc import Iterable
from functools import cache

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.catalogue.sharing.test_packages import files_of
from tests.certificates.pdf_rules import broken_rules
from tests.contract.conftest import send
from tests.contract.found import HERE, folder_of
from tests.contract.test_filing import decide_by_hand, printed, told
from tests.fixtures import employee
from townhall.authorities.loading import load
from townhall.authorities.models import Authority, LegalEntry, Role
from townhall.cases.decisions.deciding import decide_automatically
from townhall.cases.models import Case, State
from townhall.catalogue.authoring import Service
from townhall.catalogue.definition import Definition
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.catalogue.sharing.adapting import RuleNeeded, Wishes
from townhall.catalogue.sharing.exporting import export
from townhall.catalogue.sharing.importing import import_package
from townhall.catalogue.texts import with_texts
from townhall.certificates.issuing import issue
from townhall.journal.models import Event
from townhall.notifications.letters import announce_decision


@pytest.fixture(params=HERE)
def package(request, db) -> bytes:
    """Return what the town hall that has the folder gives."""
    return given(HERE[request.param])


@cache  # the package of a service is the same each time, and slow to make
def given(service) -> bytes:
    """Return the package of a service; nothing of it stays in the database."""
    with transaction.atomic():
        load_town([service], "authorities.json", "law.json")
        definition = with_texts(service.definition, folder_of(service) / "texts")
        made = export(publish(definition, at=timezone.now(), samples=samples_of(service)))
        transaction.set_rollback(True)
    return made


@pytest.fixture
def elsewhere(db, monkeypatch):
    """Become a town hall that has no folder of a service."""
    monkeypatch.setattr("townhall.catalogue.models.LOADED", {})
    load_town(SERVICES.values(), "authorities.json")
    for slug in list(SERVICES):
        monkeypatch.delitem(SERVICES, slug)


@pytest.fixture
def without_code(elsewhere, monkeypatch):
    """Become a town hall that has no rule of a service either."""
    for code in list(HOOKS):
        monkeypatch.delitem(HOOKS, code)


def load_town(services: Iterable[type[Service]], *names: str) -> None:
    files = [folder_of(service) / name for service in services for name in names]
    load(file for file in files if file.exists())


@pytest.mark.usefixtures("package", "elsewhere")
class TestAServiceTakenOver:
    def test_is_the_same_is_given_on_as_it_came_and_brings_only_the_law_it_names(self, package):
        before = set(LegalEntry.objects.values_list("key", flat=True))

        version = import_package(package, wishes=Wishes(with_law=True), by=None, at=timezone.now())

        is_the_same_definition(ServiceVersion.objects.get(pk=version.pk), package)
        is_given_on_as_it_came(version, package)
        added = LegalEntry.objects.exclude(key__in=before)
        assert set(added.values_list("key", flat=True)) <= {entry["key"] for entry in json.loads(files_of(package)["law.json"])}
        assert not added.exclude(checked_on=None).exists()


def is_the_same_definition(stored: ServiceVersion, package: bytes) -> None:
    assert Definition.load(json.loads(json.dumps(stored.definition.dump()))) == stored.definition
    assert stored.definition.digest == stored.digest == json.loads(files_of(package)["manifest.json"])["digest"]


def is_given_on_as_it_came(version: ServiceVersion, package: bytes) -> None:
    there, here = files_of(package), files_of(export(version))
    first, second = json.loads(there.pop("manifest.json")), json.loads(here.pop("manifest.json"))
    assert here == there
    assert (second["digest"], second["files"]) == (first["digest"], first["files"])
    assert second["taken_from"]["digest"] == first["digest"]


NEED_THEIR_CODE = {slug for slug, service in HERE.items() if service.definition.silence is not None}


@pytest.mark.usefixtures("package", "without_code")
class TestAServiceWithoutItsFolder:
    @pytest.mark.parametrize("package", sorted(NEED_THEIR_CODE), indirect=True)
    def test_is_refused_if_silence_would_decide_without_its_rule(self, package):
        with pytest.raises(RuleNeeded):
            import_package(package, wishes=Wishes(with_law=True), by=None, at=timezone.now())

    @pytest.mark.parametrize("package", sorted(HERE.keys() - NEED_THEIR_CODE), indirect=True)
    def test_takes_applications_and_a_clerk_decides_them(self, package, applicant):
        version = import_package(package, wishes=Wishes(slug="von-nebenan", with_law=True), by=None, at=timezone.now())

        case = send(applicant, version, version.enclosure.samples["ORDINARY"])
        Case.objects.filter(pk=case.pk).update(state=State.RECEIVED)  # whatever is to be paid has been paid
        decide_automatically(told("application.submitted", case))
        case.refresh_from_db()
        assert case.state == State.RECEIVED
        city = Authority.objects.get(slug="bochum")
        decide_by_hand(case, employee("Bob", "Muster", city, Role.CLERK), employee("Carla", "Aufsicht", city, Role.SUPERVISOR))

        assert broken_rules(printed(issue, told("case.decided", case))) == []


@pytest.mark.usefixtures("without_code")
class TestTheWayOfAnApplication:
    """A grant of another city, from its page in the catalogue to the notice in the postbox, where nobody has its folder."""

    WORDS = "Wir bewilligen 3.900 € für Ihr Gründach."

    @pytest.fixture
    def version(self, without_code) -> ServiceVersion:
        wishes = Wishes(slug="gruendach-von-nebenan", with_law=True, authorities={"klimaschutz": "buergerbuero"})
        return import_package(given(HERE["gruendach"]), wishes=wishes, by=None, at=timezone.now())

    @pytest.fixture
    def at_bobs_desk(self, version) -> Client:
        bob = Client()
        bob.force_login(employee("Bob", "Muster", Authority.objects.get(slug="buergerbuero"), Role.CLERK))
        return bob

    def test_begins_in_the_catalogue(self, version, client):
        title = version.definition.title.in_("de")

        assert title in client.get("/leistungen/").content.decode()
        assert title in client.get("/suche/", {"q": "gründach"}).content.decode()
        assert title in client.get("/leichte-sprache/").content.decode()
        assert "Bürgerbüro" in client.get("/leistungen/gruendach-von-nebenan/").content.decode()
        page = client.get("/leistungen/gruendach-von-nebenan/leichte-sprache/").content.decode()
        assert version.definition.plain_language[0].title in page

    def test_ends_with_the_notice_in_the_postbox(self, version, applicant, at_bobs_desk):
        case = send(applicant, version, version.enclosure.samples["ORDINARY"])
        decide_automatically(told("application.submitted", case))
        file, decision = f"/amt/vorgaenge/{case.number}/", f"/amt/vorgaenge/{case.number}/entscheidung/"

        at_bobs_desk.post(f"{file}uebernahme/", {"seen": at_bobs_desk.get(file).context["seen"]})
        assert "Die Regel dieser Leistung gibt es hier nicht." in at_bobs_desk.get(file).content.decode()
        typed = {"outcome": "granted", "stated_for": "granted", "reasons": "Die Voraussetzungen sind geprüft."}
        typed |= {"stated-operative_part": self.WORDS, "stated-remedy_given": "klage"}
        preview = at_bobs_desk.post(decision, typed | {"preview": ""})
        assert self.WORDS in preview.content.decode()
        decided = at_bobs_desk.post(decision, typed | {"decide": "", "seen": preview.context["seen"]})
        assert decided.status_code == 302, decided.content.decode()
        assert broken_rules(printed(issue, told("case.decided", case))) == []
        announce_decision(Event.objects.filter(kind="certificate.issued").latest("pk"))

        postbox = applicant.get("/konto/postfach/").content.decode()
        assert version.definition.outcome("granted").letter.subject.in_("de") in postbox
