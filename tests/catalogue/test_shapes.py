"""Which changes are a matter of words, and which ask something else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.catalogue.dogs import Dogs
from townhall.catalogue.definition import Definition
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import plan, publish
from townhall.catalogue.shapes import shape_of

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DOGS = Dogs.definition


def edited(edit) -> Definition:
    data = DOGS.dump()
    edit(data)
    return Definition.load(data)


def animal(data: dict) -> list[dict]:
    return data["steps"][1]["fields"][0]["of"]["fields"]


WORDS = {
    "the title": lambda data: data.update(title={"de": "Hund melden", "en": "Report a dog"}),
    "a label": lambda data: animal(data)[0]["label"].update(de="Name des Hundes"),
    "a hint that was not there": lambda data: animal(data)[0].update(hint={"de": "Wie er gerufen wird", "en": "As it is called"}),
    "a hint that goes": lambda data: animal(data)[1].pop("hint"),
    "the label of an option": lambda data: animal(data)[2]["options"][0]["label"].update(de="auf der Liste"),
    "the words of a letter": lambda data: data["outcomes"][0]["letter"]["blocks"][0]["text"].update(de="Hallo {applicant}"),
    "the profile": lambda data: data["profile"].update(minutes=9, keywords=["hund"]),
}
RULES = {
    "an id": lambda data: animal(data)[0].update(id="call_name"),
    "a type": lambda data: animal(data)[0].update(type="long_text"),
    "a limit": lambda data: animal(data)[0].update(max_length=80),
    "an option": lambda data: animal(data)[2]["options"].append({"id": "mixed", "label": {"de": "Mischling", "en": "mixed"}}),
    "a condition": lambda data: data["steps"][2].pop("when"),
    "the order of questions": lambda data: animal(data).insert(1, animal(data).pop(0)),
    "an outcome": lambda data: data["outcomes"][0].update(signing="two"),
    "a rule in the code": lambda data: data["hooks"][0].update(name="catalogue.another"),
    "the trust level": lambda data: data.update(trust=2),
}


class TestTheShapeOfADefinition:
    @pytest.mark.parametrize("what", WORDS)
    def test_stays_with_other_words(self, what):
        other = edited(WORDS[what])

        assert other.digest != DOGS.digest
        assert shape_of(other) == shape_of(DOGS)

    @pytest.mark.parametrize("what", RULES)
    def test_changes_with(self, what):
        assert shape_of(edited(RULES[what])) != shape_of(DOGS)


@pytest.mark.django_db
class TestNumbering:
    def test_counts_texts_behind_the_point(self):
        labels = [
            publish(DOGS, at=AT).label,
            publish(edited(WORDS["a label"]), at=AT).label,
            publish(edited(WORDS["the profile"]), at=AT).label,
            publish(edited(RULES["a limit"]), at=AT).label,
        ]

        assert labels == ["1.0", "1.1", "1.2", "2.0"]

    def test_is_known_before_publishing(self):
        publish(DOGS, at=AT)

        assert plan(DOGS).kind == "unchanged"
        assert (plan(edited(WORDS["a label"])).kind, plan(edited(WORDS["a label"])).label) == ("minor", "1.1")
        assert (plan(edited(RULES["an id"])).kind, plan(edited(RULES["an id"])).label) == ("major", "2.0")
        assert plan(replace(DOGS, slug="katzen-beispiel")).kind == "new"

    def test_goes_on_from_versions_published_before_there_were_minor_ones(self):
        """Rows of the first release have neither shape nor major number, and may not be changed."""
        facts = {"slug": DOGS.slug, "digest": DOGS.digest, "data": DOGS.dump(), "published_at": AT}
        ServiceVersion.objects.bulk_create(ServiceVersion(number=number, **facts) for number in (1, 2))

        texts = publish(edited(WORDS["a label"]), at=AT)
        rules = publish(edited(RULES["an id"]), at=AT)

        assert (texts.label, rules.label) == ("2.1", "3.0")

    def test_takes_rows_that_older_code_writes_during_a_release(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO catalogue_serviceversion (slug, number, digest, data, hooks, published_at) "
                "VALUES ('alt', 1, 'x', '{}', '{}', %s)",
                [AT + timedelta(days=1)],
            )

        assert ServiceVersion.objects.get(slug="alt").label == "1.0"
