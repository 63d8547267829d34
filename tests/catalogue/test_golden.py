"""What was published once can be read for ever, and means the same.

A file here is a stored version of a release. It is never changed: if a test fails, the code broke a promise. To add one:
`json.dump({"digest": definition.digest, "data": definition.dump()}, …)`.
"""

import json
from pathlib import Path

import pytest

from tests.catalogue.every_type import EveryType
from townhall.catalogue.definition import Definition
from townhall.catalogue.schema import json_schema
from townhall.fields.base import Field

FILES = sorted((Path(__file__).parent / "golden").glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
class TestAStoredDefinition:
    def test_is_read_and_written_without_loss(self, file):
        stored = json.loads(file.read_text(encoding="utf-8"))

        definition = Definition.load(stored["data"])

        assert definition.dump() == stored["data"]
        assert definition.digest == stored["digest"]

    def test_still_asks(self, file):
        definition = Definition.load(json.loads(file.read_text(encoding="utf-8"))["data"])

        for field in definition.by_path.values():
            if field.asks and field.tag not in ("group", "repeat"):
                assert field.form_field().widget
        assert json_schema(definition)["properties"].keys() == {step.id for step in definition.steps}


class TestTheExampleOfEverything:
    def test_has_every_field_type(self):
        used = {field.tag for field in EveryType.definition.by_path.values()}

        assert used == set(Field.types)

    def test_explains_every_rule(self):
        for path, field in EveryType.definition.by_path.items():
            if field.when is not None:
                assert EveryType.definition.explain(field.when, "de", path)
                assert EveryType.definition.explain(field.when, "en", path)
