import json
from dataclasses import replace

import pytest

from tests.catalogue.dogs import Dogs
from townhall.catalogue.comparing.diff import Change, diff
from townhall.catalogue.definition import Definition
from townhall.kit import T
from townhall.lib import codec

DEFINITION = Dogs.definition


def changed(edit) -> Definition:
    data = json.loads(json.dumps(DEFINITION.dump()))
    edit(data)
    return Definition.load(data)


class TestJson:
    def test_comes_back_without_loss(self):
        stored = json.loads(json.dumps(DEFINITION.dump()))

        assert Definition.load(stored) == DEFINITION
        assert Definition.load(stored).dump() == DEFINITION.dump()
        assert Definition.load(stored).digest == DEFINITION.digest

    def test_has_one_digest_whatever_the_order_of_keys(self):
        shuffled = json.loads(json.dumps(DEFINITION.dump(), sort_keys=True))

        assert Definition.load(shuffled).digest == DEFINITION.digest

    def test_leaves_defaults_out(self):
        name = DEFINITION.dump()["steps"][1]["fields"][0]["of"]["fields"][0]

        assert name == {"type": "text", "id": "name", "label": {"de": "Rufname", "en": "Name"}, "max_length": 50}

    def test_writes_a_person_out_so_that_later_code_cannot_change_it(self):
        person = DEFINITION.dump()["steps"][0]["fields"][0]

        assert [part["id"] for part in person["fields"]] == ["given_name", "family_name", "born"]

    def test_refuses_what_it_does_not_know(self):
        with pytest.raises(codec.NotReadable, match="Definition has no parameter colour"):
            Definition.load(DEFINITION.dump() | {"colour": "red"})


class TestDiff:
    def test_of_equals_is_empty(self):
        assert diff(DEFINITION, changed(lambda data: None)) == []

    def test_names_what_changed(self):
        def edit(data):
            data["steps"][1]["fields"][1]["label"]["de"] = "Assistenzhund?"
            data["leika"] = "99"

        assert diff(DEFINITION, changed(edit)) == [
            Change("changed", "", {"leika": ["99102013104000", "99"]}),
            Change(
                "changed",
                "household/is_assistance",
                {
                    "label": [
                        {"de": "Ist ein Assistenzhund dabei?", "en": "Is one of them an assistance dog?"},
                        {"de": "Assistenzhund?", "en": "Is one of them an assistance dog?"},
                    ]
                },
            ),
        ]

    def test_sees_additions_removals_and_moves_inside_repeats(self):
        def edit(data):
            animal = data["steps"][1]["fields"][0]["of"]["fields"]
            animal.append({"type": "text", "id": "colour", "label": {"de": "Farbe"}})
            animal.insert(0, animal.pop(1))
            del data["steps"][0]["fields"][1]

        found = {(c.kind, c.path) for c in diff(DEFINITION, changed(edit))}

        assert ("added", "household/dogs/*/colour") in found
        assert {path for kind, path in found if kind == "moved"} <= {"household/dogs/*/born", "household/dogs/*/name"}
        assert ("removed", "keeper/others") in found

    def test_sees_a_question_that_went_to_another_step(self):
        def edit(data):
            proof = data["steps"][2]["fields"].pop()
            data["steps"][1]["fields"].append(proof)

        assert diff(DEFINITION, changed(edit)) == [Change("moved", "household/proof", {"from": "exemption/proof"})]


def test_another_title_is_another_digest():
    assert replace(DEFINITION, title=T("Hund anmelden")).digest != DEFINITION.digest
