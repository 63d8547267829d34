"""JSON Schema (2020-12) of the answers to a definition.

It says what machines can check before filing: shape, types, what is always asked. Conditions are carried along as data
and as a sentence; the truth about them stays with the server.
"""

from townhall.catalogue.definition import Definition
from townhall.fields.base import Field
from townhall.fields.group import Composite
from townhall.fields.info import Info
from townhall.fields.repeat import Repeat


def json_schema(definition: Definition) -> dict:
    steps = {step.id: explained(definition, step, questions(definition, step.fields)) for step in definition.steps}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sha256:{definition.digest}",
        "title": str(definition.title),
        **closed_object(steps, [step.id for step in definition.steps if must_be_there(step)]),
    }


def questions(definition: Definition, fields: tuple[Field, ...]) -> dict:
    answered = [f for f in fields if not isinstance(f, Info)]
    properties = {f.id: explained(definition, f, {"title": str(f.label), **answer(definition, f)}) for f in answered}
    return closed_object(properties, [f.id for f in answered if must_be_there(f)])


def answer(definition: Definition, field: Field) -> dict:
    if isinstance(field, Composite):
        return questions(definition, field.fields)
    if isinstance(field, Repeat):
        bounds = {"minItems": field.at_least, "maxItems": field.at_most}
        return {"type": "array", **bounds, "items": answer(definition, field.of)}
    return field.schema() if field.asks else field.schema() | {"readOnly": True}


def must_be_there(part) -> bool:
    return part.when is None and getattr(part, "required", True) and not (isinstance(part, Repeat) and not part.at_least)


def explained(definition: Definition, part, schema: dict) -> dict:
    if part.when is None:
        return schema
    return schema | {
        "x-when": part.when.dump(),
        "description": definition.explain(part.when, "en", getattr(part, "path", "")),
    }


def closed_object(properties: dict, required: list[str]) -> dict:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
