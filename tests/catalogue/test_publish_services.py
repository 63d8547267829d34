"""Another folder is another service, and nothing else has to be edited."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone

from townhall.authorities.models import Authority, LegalEntry
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.registry import SERVICES
from townhall.kit import T

LIBRARY = '''
from townhall.kit import Answers, Profile, Ruling, Service, Situation, Step, T, fields, hook, register


class Reader(Step):
    title = T("Ihre Angaben", en="About you")

    person = fields.One(fields.Person, prefill="identity")


@hook
def decide(answers: Answers, situation: Situation) -> Ruling | T:
    return T("Ein Mensch sieht nach.", en="A person looks at it.")


@register
class LibraryCard(Service):
    """Apply for a library card."""

    slug = "buechereiausweis"
    title = T("Büchereiausweis", en="Library card")
    authority = "stadtbuecherei"
    submit_label = T("Ausweis beantragen", en="Apply for the card")
    profile = Profile(
        summary=T("Leihen Sie Bücher.", en="Borrow books."),
        who=T("Alle", en="Everyone"),
        cost=T("Kostenlos", en="Free"),
        minutes=2,
        processing=T("Sofort", en="At once"),
    )
    steps = [Reader]
    applicant = Reader.person
    decide = decide
'''
SAMPLES = 'ORDINARY = {"reader": {"person": {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}}}\n'
PLAIN = {"Worum geht es?": ["Sie möchten Bücher leihen.", "Dafür brauchen Sie einen Ausweis."]}
AUTHORITIES = [{"slug": "stadtbuecherei", "parent": "bochum", "name": {"de": "Stadtbücherei", "en": "Public library"}}]
LAW = [{"key": "library_card.processing", "value": "P1D", "title": "Frist", "source": "Beispiel", "valid_from": "2026-01-01"}]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "library_card"
    place.mkdir()
    (place / "__init__.py").touch()
    (place / "service.py").write_text(LIBRARY, encoding="utf-8")
    (place / "samples.py").write_text(SAMPLES, encoding="utf-8")
    (place / "texts").mkdir()
    (place / "texts" / "leicht.json").write_text(json.dumps(PLAIN), encoding="utf-8")
    (place / "authorities.json").write_text(json.dumps(AUTHORITIES), encoding="utf-8")
    (place / "law.json").write_text(json.dumps(LAW), encoding="utf-8")
    return place


@pytest.fixture
def installed(folder, monkeypatch, settings):
    """Start the town hall with one more folder, as EXTRA_SERVICES does."""
    monkeypatch.syspath_prepend(str(folder.parent))
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "library_card"]
    yield
    SERVICES.pop("buechereiausweis", None)
    HOOKS.pop("library_card.decide", None)
    for name in [name for name in sys.modules if name.partition(".")[0] == "library_card"]:
        del sys.modules[name]


@pytest.mark.usefixtures("db")
class TestPublishing:
    def test_brings_services_with_their_authorities_and_law(self, capsys):
        call_command("publish_services")

        published = set(ServiceVersion.objects.current().values_list("slug", flat=True))
        assert published == set(SERVICES)
        assert {version.definition.authority for version in ServiceVersion.objects.current()} <= set(
            Authority.objects.values_list("slug", flat=True)
        )
        assert LegalEntry.objects.filter(key="dog_tax.processing").exists()

    def test_can_be_repeated(self, capsys):
        call_command("publish_services")
        before = capsys.readouterr().out

        call_command("publish_services")

        assert capsys.readouterr().out == before
        assert ServiceVersion.objects.count() == len(SERVICES)


@pytest.mark.usefixtures("db")
class TestADryRun:
    @pytest.fixture
    def published(self, capsys):
        call_command("publish_services")
        capsys.readouterr()

    def test_changes_nothing(self, capsys):
        call_command("publish_services", "--dry-run")

        assert "anliegen: neu (1.0)" in capsys.readouterr().out
        assert not ServiceVersion.objects.exists()
        assert not LegalEntry.objects.exists()

    def test_says_what_is_the_same(self, published, capsys):
        call_command("publish_services", "--dry-run")

        assert "anliegen: unverändert (1.0)" in capsys.readouterr().out

    def test_says_what_differs(self, published, capsys, monkeypatch):
        request = SERVICES["anliegen"]
        monkeypatch.setattr(request, "definition", replace(request.definition, title=T("Anliegen", en="Request to the city")))
        call_command("publish_services", "--dry-run")
        assert "anliegen: nur Texte (1.1)\n  Leistung: Überschrift geändert [de]" in capsys.readouterr().out

        monkeypatch.setattr(request, "definition", replace(request.definition, trust=1))
        call_command("publish_services", "--dry-run")
        assert "anliegen: neue Regeln (2.0)" in capsys.readouterr().out

    def test_ends_in_an_error_if_the_gate_refuses(self, published, capsys, monkeypatch):
        request = SERVICES["anliegen"]
        monkeypatch.setattr(request, "definition", replace(request.definition, title=T("Anliegen")))

        with pytest.raises(CommandError, match="anliegen"):
            call_command("publish_services", "--dry-run")

        assert "hat keinen Text auf Englisch" in capsys.readouterr().out


class TestAnEmptyDataFolder:
    def test_is_made_and_wants_its_tables_first(self, tmp_path, settings):
        """Another process starts where nothing is, as somebody does who tries a new service."""
        environment = os.environ | {"DATA": str(tmp_path / "new"), "DEMO": "1", "SECRET_KEY": "x", "DATABASE_URL": ""}
        command = [sys.executable, "manage.py", "publish_services", "--dry-run"]
        run = subprocess.run(command, cwd=settings.BASE, env=environment, capture_output=True, text=True, check=False)

        assert run.returncode == 1
        assert run.stderr == "CommandError: The database has no tables yet. Run this first: python manage.py migrate\n"


@pytest.mark.usefixtures("db", "installed")
class TestAnotherFolder:
    def test_is_another_service(self, capsys):
        assert apps.is_installed("library_card")

        call_command("publish_services")

        version = ServiceVersion.objects.latest_of("buechereiausweis")
        assert version.number == 1
        assert version.definition.plain_language[0].title == "Worum geht es?"
        assert version.definition.hook("decide") == "library_card.decide"
        assert Authority.objects.get(slug="stadtbuecherei").parent.slug == "bochum"
        assert LegalEntry.objects.get(key="library_card.processing").value == "P1D"

    def test_is_refused_without_a_sample(self, folder, capsys):
        (folder / "samples.py").write_text("", encoding="utf-8")

        with pytest.raises(CommandError, match="braucht einen vollständigen Antrag namens ORDINARY"):
            call_command("publish_services")

        assert not ServiceVersion.objects.filter(published_at__lte=timezone.now()).exists()

    def test_is_refused_with_a_sample_of_a_page_it_does_not_have(self, folder, capsys):
        (folder / "samples.py").write_text(SAMPLES + SAMPLES.replace("ORDINARY", "OLD").replace("}}}", "}}, 'adress': {}}"))

        with pytest.raises(CommandError, match="Beispiel OLD: Es gibt keinen Schritt adress; es gibt reader"):
            call_command("publish_services")

    @pytest.mark.parametrize("how", [(), ("--dry-run",)])
    def test_is_refused_with_an_authority_nobody_knows(self, how, folder, capsys):
        (folder / "authorities.json").unlink()

        with pytest.raises(CommandError) as refusal:
            call_command("publish_services", *how)

        said = capsys.readouterr().out + str(refusal.value)
        assert "Es gibt keine Behörde „stadtbuecherei“: Schreiben Sie authorities.json neben die Leistung, oder nehmen" in said
        assert "oder nehmen Sie eine von boc" in said

    @pytest.mark.parametrize("how", [(), ("--dry-run",)])
    def test_is_refused_with_law_nobody_knows(self, how, folder, capsys, monkeypatch):
        card = SERVICES["buechereiausweis"]
        monkeypatch.setattr(card, "definition", replace(card.definition, processing="library_card.procesing"))

        with pytest.raises(CommandError) as refusal:
            call_command("publish_services", *how)

        said = capsys.readouterr().out + str(refusal.value)
        assert "Der Rechtsstand hat keinen Eintrag „library_card.procesing“: Schreiben Sie ihn in law.json neben der" in said

    @pytest.mark.parametrize("how", [(), ("--dry-run",)])
    def test_is_refused_with_a_file_that_cannot_be_loaded(self, how, folder):
        (folder / "law.json").write_text(json.dumps([LAW[0] | {"since": "2026-01-01"}]), encoding="utf-8")

        with pytest.raises(CommandError, match="see since"):
            call_command("publish_services", *how)

    def test_is_refused_with_a_text_it_does_not_say(self, folder, capsys):
        (folder / "texts" / "uk.json").write_text(json.dumps({"Bücher kaufen": "Купуйте книги"}), encoding="utf-8")

        with pytest.raises(CommandError, match="the service does not say “Bücher kaufen”"):
            call_command("publish_services")
