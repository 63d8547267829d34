from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from services.civic_request import service
from tests.fixtures import employee
from townhall.authorities.loading import load
from townhall.authorities.models import Authority, Role
from townhall.catalogue.from_code import candidate
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish
from townhall.catalogue.results import Impossible
from townhall.editorial.models import Proposal
from townhall.journal.models import Event
from townhall.lib.text import T

SLUG = "anliegen"
PAGE = reverse("backoffice:service_draft", args=[SLUG])


@pytest.fixture
def published(db, now):
    """Publish the service as it was before the code changed: with another title and trust level."""
    load([Path(service.__file__).parent / "law.json"])
    definition = candidate(SLUG).definition
    return publish(
        replace(definition, title=T("Altes Anliegen", en="Old request"), trust=1), at=now, samples=candidate(SLUG).samples
    )


@pytest.fixture
def office(published):
    return Authority.objects.get(slug="buergerbuero")


@pytest.fixture
def at_eves_desk(sign_in, office):
    return sign_in(employee("Eva", "Redaktion", office, Role.EDITOR))


@pytest.fixture
def at_franks_desk(sign_in, office):
    return sign_in(employee("Frank", "Redaktion", office, Role.EDITOR))


@pytest.fixture
def proposed(at_eves_desk):
    at_eves_desk.post(f"{PAGE}vorschlag/", {"why": "Freundlicher Titel"})
    return Proposal.objects.get()


class TestTheNextVersion:
    def test_is_told_from_the_published_one_in_words(self, at_eves_desk):
        page = at_eves_desk.get(PAGE, headers={"accept-language": "de"}).content.decode()

        assert "<del>" in page
        assert "Altes" in page
        assert "Vertrauensniveau" in page
        assert SLUG in at_eves_desk.get(reverse("backoffice:service_drafts")).content.decode()

    def test_writes_its_letter_to_a_sample_of_which_nothing_stays(self, at_eves_desk):
        made = at_eves_desk.get(PAGE, {"ergebnis": "answered"}).context

        assert "Antwort auf Ihr Anliegen" in made["letter"]
        assert made["answers"]
        assert ServiceVersion.objects.filter(slug=SLUG).count() == 1

    @pytest.mark.parametrize(("there", "words"), [("", "Das geht hier nicht."), ("/en", "Not possible here.")])
    def test_says_instead_of_a_letter_why_a_sample_cannot_end_like_this(self, at_eves_desk, monkeypatch, there, words):
        because = T("Das geht hier nicht.", en="Not possible here.")
        monkeypatch.setitem(HOOKS, "civic_request.answer", lambda answers, situation, outcome: Impossible(because))

        page = at_eves_desk.get(f"{there}{PAGE}", {"ergebnis": "answered"}).content.decode()

        assert words in page
        assert 'class="letter"' not in page

    def test_is_read_by_who_supervises_or_audits_and_changed_by_neither(self, sign_in, office):
        for role in (Role.SUPERVISOR, Role.AUDITOR):
            desk = sign_in(employee(role, "Beispiel", office, role))
            assert desk.get(PAGE).status_code == 200
            assert desk.post(f"{PAGE}vorschlag/", {"why": "Darf ich nicht"}).status_code == 403

    def test_is_hidden_from_other_offices_and_from_clerks(self, sign_in, office):
        elsewhere = Authority.objects.get(slug="tiefbauamt")

        assert sign_in(employee("Eva", "Anderswo", elsewhere, Role.EDITOR)).get(PAGE).status_code == 404
        assert sign_in(employee("Bob", "Sachbearbeitung", office, Role.CLERK)).get(PAGE).status_code == 404


class TestItsPublication:
    def test_needs_two_editors(self, at_eves_desk, at_franks_desk, proposed):
        digest = {"digest": proposed.digest}

        own = at_eves_desk.post(f"{PAGE}freigabe/", digest)
        other = at_franks_desk.post(f"{PAGE}freigabe/", digest)

        assert (own.status_code, other.status_code) == (403, 302)
        latest = ServiceVersion.objects.latest_of(SLUG)
        assert latest.digest == proposed.digest
        assert Event.objects.filter(kind="service.published", data__why="Freundlicher Titel").exists()
        assert not Proposal.objects.exists()

    def test_is_refused_if_the_code_has_changed_since(self, at_franks_desk, proposed):
        Proposal.objects.update(digest="0" * 64)

        assert at_franks_desk.post(f"{PAGE}freigabe/", {"digest": proposed.digest}).status_code == 409

    def test_says_why_there_is_nothing_to_propose(self, at_eves_desk, published):
        publish(candidate(SLUG).definition, at=timezone.now(), samples=candidate(SLUG).samples)

        assert at_eves_desk.post(f"{PAGE}vorschlag/", {"why": "Noch einmal"}).status_code == 409
        assert at_eves_desk.post(f"{PAGE}vorschlag/", {"why": " "}).status_code == 422

    def test_may_be_taken_back(self, at_franks_desk, proposed):
        at_franks_desk.post(f"{PAGE}vorschlag/ende/")

        assert not Proposal.objects.exists()
