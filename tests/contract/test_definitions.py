"""A service is complete before anybody starts it: texts, law, authority, samples, and everything as data."""

import json

import jsonschema
import pytest
from django.utils import timezone

from tests.contract.found import HERE, SAMPLES, folder_of, sample
from townhall.authorities.loading import HERE as TOWN
from townhall.catalogue.answers import Answers
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.definition import Definition
from townhall.catalogue.entry import entries
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.placeholders import named
from townhall.catalogue.registry import samples_of
from townhall.catalogue.schema import json_schema
from townhall.catalogue.situations import BY_ID
from townhall.catalogue.texts import with_texts
from townhall.fields.known import facts_asked

AUDIENCES = {"citizen", "organisation"}


def listed(file: str) -> list[dict]:
    folders = [TOWN, *(folder_of(service) for service in HERE.values())]
    return [entry for folder in folders if (path := folder / file).exists() for entry in json.loads(path.read_text())]


KNOWN_LAW = {entry["key"] for entry in listed("law.json")}
KNOWN_AUTHORITIES = {entry["slug"] for entry in listed("authorities.json")}


@pytest.fixture(params=HERE)
def service(request):
    return HERE[request.param]


class TestADefinition:
    def test_may_be_published(self, service):
        definition = with_texts(service.definition, folder_of(service) / "texts")

        assert objections(definition, samples=samples_of(service), today=timezone.localdate()) == []

    def test_is_written_and_read_without_loss(self, service):
        assert Definition.load(json.loads(json.dumps(service.definition.dump()))) == service.definition

    def test_asks_for_no_fact_on_two_pages(self, service):
        asked = [(one.fact, step.id) for step in service.definition.steps for one in facts_asked(step.fields)]

        assert [fact for fact, step in asked if any(other == fact and page != step for other, page in asked)] == []

    def test_offers_the_bank_account_that_is_known(self, service):
        accounts = [field for field in service.definition.by_path.values() if field.tag == "iban" and "*" not in field.path]

        assert [field.path for field in accounts if field.prefill != "bank"] == []

    def test_offers_building_blocks_for_every_decision_that_needs_reasons(self, service):
        for outcome in service.definition.outcomes:
            assert (2 if outcome.needs_reasons else 0) <= len(outcome.reasons) <= 5, outcome.id
            cited = named((reason.text for reason in outcome.reasons), "law", "value")
            assert set(cited) <= KNOWN_LAW
            assert cited or not outcome.needs_reasons, outcome.id

    def test_names_its_law(self, service):
        definition = service.definition
        keys = {definition.processing, definition.automation, definition.sample, definition.announcement}
        keys |= {item.law for item in definition.fee.items} if definition.fee else set()

        assert definition.legal_basis
        assert keys - {""} <= KNOWN_LAW

    def test_names_an_authority_there_is(self, service):
        definition = service.definition
        named = {definition.authority, definition.checked_by, *(route.authority for route in definition.routes)}

        assert named - {""} <= KNOWN_AUTHORITIES

    def test_says_what_people_want_to_know_first(self, service):
        profile = service.definition.profile

        assert profile.minutes
        assert profile.keywords
        assert set(profile.audience) <= AUDIENCES
        assert profile.life_situations
        assert set(profile.life_situations) <= BY_ID.keys()

    def test_leads_on_to_what_there_is(self, service):
        links = {stop.link for step in service.definition.steps for stop in step.stops if stop.link and "/" not in stop.link}

        assert links <= HERE.keys() | entries().keys()

    def test_can_end_well(self, service):
        assert any(outcome.granted for outcome in service.definition.outcomes)

    def test_finds_its_code(self, service):
        assert {hook.name for hook in service.definition.hooks} <= HOOKS.keys()

    def test_has_an_ordinary_sample_and_another(self, service):
        assert len(samples_of(service)) >= 2


@pytest.mark.parametrize(("slug", "name"), SAMPLES)
class TestASample:
    def test_is_what_machines_are_told_to_send(self, slug, name):
        jsonschema.validate(sample(slug, name), json_schema(HERE[slug].definition), jsonschema.Draft202012Validator)

    def test_is_refused_without_an_answer_that_is_always_asked(self, slug, name):
        schema = json_schema(HERE[slug].definition)
        step = next(step for step in schema["required"] if schema["properties"][step]["required"])
        asked = schema["properties"][step]["required"][0]
        tree = {id: dict(answers) for id, answers in sample(slug, name).items()}
        del tree[step][asked]

        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tree, schema, jsonschema.Draft202012Validator)

    def test_reaches_the_end_of_the_way(self, slug, name):
        answers = Answers(HERE[slug].definition, sample(slug, name), today=timezone.localdate())

        assert answers.problems() == {}
        assert answers.stop is None
