"""What Alice has proved stays as proved, on the page, at submission and afterwards."""

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from tests.catalogue.dogs import ORDINARY, Dogs
from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import prove
from townhall.applications.amending import amend
from townhall.applications.drafts import start
from townhall.applications.forms import form_classes
from townhall.applications.models import Draft
from townhall.applications.prefilling import Source, sources_of
from townhall.applications.proving import NotAsProved, locked, take_over
from townhall.applications.submission import Incomplete, freeze
from townhall.applications.trees import as_post
from townhall.catalogue.answers import Answers
from townhall.catalogue.publishing import publish

TRUSTED = replace(Dogs.definition, slug="hunde-geprueft", trust=TrustLevel.SUBSTANTIAL)
NAMES = {"given_name": "Alice", "family_name": "Beispiel"}
SOURCES = {f"keeper/keeper/{name}": Source("proof", value) for name, value in NAMES.items()}
TODAY = date(2026, 3, 2)


@pytest.fixture
def proved(alice, now):
    prove(alice, TrustLevel.HIGH, "card", "card-1", NAMES, at=now)
    return alice


@pytest.fixture
def draft(proved, now) -> Draft:
    version = publish(TRUSTED, at=now)
    return start(version, account=proved, at=now, tree=deepcopy(ORDINARY), sources=SOURCES)[0]


def tampered(draft: Draft, **names: str) -> Draft:
    draft.tree = deepcopy(draft.tree)
    draft.tree["keeper"]["keeper"] |= names
    draft.save()
    return draft


def page(post: dict | None = None, definition=TRUSTED):
    answers = Answers(definition, deepcopy(ORDINARY), today=TODAY)
    return form_classes(definition)["keeper"](post, prefix="keeper", answers=answers, sources=SOURCES)


def typed(**names: str) -> dict:
    post = as_post(TRUSTED.step("keeper"), ORDINARY["keeper"])
    kept = {key: post[key] for key in post if not key.endswith("_name")}
    return kept | {f"keeper-keeper/{name}": value for name, value in names.items()}


class TestAProvedAnswer:
    def test_is_shown_and_not_asked(self):
        question = page()["keeper/given_name"]

        assert question.is_locked
        assert (question.shown, str(question.source)) == ("Alice", "Durch Ihren Ausweis nachgewiesen")

    def test_needs_not_be_sent(self):
        form = page(typed())

        assert form.is_valid(), form.errors
        assert form.tree["keeper"] == ORDINARY["keeper"]["keeper"]

    def test_may_be_sent_if_it_is_the_same(self):
        assert page(typed(**NAMES)).is_valid()

    @pytest.mark.parametrize("other", ["Mallory", "", "x" * 500])
    def test_refuses_another_in_its_place_and_says_so(self, other):
        form = page(typed(given_name=other))

        assert "bleibt „Alice“" in str(form.errors["keeper/given_name"])
        assert form.tree["keeper"]["given_name"] == "Alice"

    def test_leaves_what_the_proof_does_not_hold_to_the_person(self):
        form = page(typed() | {"keeper-keeper/born": "1.5.1981"})

        assert not form["keeper/born"].is_locked
        assert form.tree["keeper"]["born"] == "1981-05-01"

    def test_is_asked_where_the_service_asks_for_no_proof(self):
        assert not page(definition=Dogs.definition)["keeper/given_name"].is_locked


class TestSubmission:
    def test_takes_what_is_as_proved(self, draft, proved, now):
        application = freeze(draft, by=proved, at=now, trust=TrustLevel.HIGH)

        assert application.tree["keeper"]["keeper"]["given_name"] == "Alice"
        assert sources_of(Draft.objects.get()) == SOURCES

    def test_refuses_a_draft_that_was_tampered_with(self, draft, proved, now):
        with pytest.raises(NotAsProved) as refusal:
            freeze(tampered(draft, given_name="Mallory"), by=proved, at=now, trust=TrustLevel.HIGH)

        assert refusal.value.proved == {"keeper/keeper/given_name": SOURCES["keeper/keeper/given_name"]}
        assert "Vorname" in str(refusal.value.message)

    def test_refuses_it_whatever_the_draft_says_of_its_sources(self, draft, proved, now):
        draft.sources = None

        with pytest.raises(NotAsProved):
            freeze(tampered(draft, family_name="Anders"), by=proved, at=now, trust=TrustLevel.HIGH)

    def test_takes_it_once_what_is_proved_is_put_in(self, draft, proved, now):
        tampered(draft, given_name="Mallory")
        take_over(draft, SOURCES, seen=draft.revision, at=now)

        application = freeze(Draft.objects.get(), by=proved, at=now, trust=TrustLevel.HIGH)

        assert application.tree["keeper"]["keeper"] == ORDINARY["keeper"]["keeper"]

    def test_holds_nobody_to_a_proof_that_the_service_does_not_ask_for(self, proved, now):
        draft, _ = start(publish(Dogs.definition, at=now), account=proved, at=now, tree=deepcopy(ORDINARY))

        assert freeze(tampered(draft, given_name="Erik"), by=proved, at=now, trust=TrustLevel.HIGH).pk

    def test_asks_the_database_nothing_more_where_no_proof_is_asked_for(self, alice, now, django_assert_num_queries):
        draft, _ = start(publish(Dogs.definition, at=now), account=alice, at=now, tree=deepcopy(ORDINARY))

        with django_assert_num_queries(3):  # application, parties, draft
            freeze(draft, by=alice, at=now, trust=1)


class TestALaterChange:
    def test_cannot_replace_what_was_proved(self, draft, proved, now):
        application = freeze(draft, by=proved, at=now, trust=TrustLevel.HIGH)
        tree = deepcopy(application.tree)
        tree["keeper"]["keeper"]["given_name"] = "Mallory"

        with pytest.raises(Incomplete) as refusal:
            amend(application, tree, at=now)

        assert "bleibt „Alice“" in str(refusal.value.errors["keeper/given_name"])

    def test_can_replace_everything_else(self, draft, proved, now):
        application = freeze(draft, by=proved, at=now, trust=TrustLevel.HIGH)
        tree = deepcopy(application.tree)
        tree["keeper"]["keeper"]["born"] = "1981-05-01"

        assert amend(application, tree, at=now).paths == ["keeper/keeper/born"]


def test_only_questions_about_the_person_alone_are_locked():
    sources = SOURCES | {"keeper/others/0/given_name": Source("proof", "Alice")}

    assert locked(TRUSTED, sources) == SOURCES
