"""What a document tells machines: the JSON enclosed in it."""

import re
from typing import Any

from townhall.applications.models import Application
from townhall.cases.models import Case, Decision
from townhall.fields.base import EMPTY, Field
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat

FORMAT = "https://rathaus.example/schema/document/1"
IBAN = re.compile(r"\b([A-Z]{2})\d{2}(?: ?[A-Z0-9]){8,26} ?([A-Z0-9]{2} ?[A-Z0-9]{2})\b")


def receipt_data(case: Case) -> dict[str, Any]:
    """Return the application as submitted; what is masked on paper is masked here."""
    application = case.application
    return described(case) | {
        "kind": "receipt",
        "submitted_at": application.submitted_at.isoformat(),
        "answers": masked(as_shown(application)),
    }


def notice_data(decision: Decision) -> dict[str, Any]:
    """Return what was decided: outcome, operative parts, figures and days."""
    facts = {"outcome": decision.outcome, "automatic": decision.automatic, "result": masked(decision.content)}
    if decision.about is not None:
        facts |= {"act": decision.kind, "about": decision.about.number, "corrected": decision.corrected}
    return described(decision.case) | {"kind": "notice", "decision": decision.number, **facts}


def described(case: Case) -> dict[str, Any]:
    application: Application = case.application
    definition = application.version.definition
    return {
        "format": FORMAT,
        "case": case.number,
        "service": {"slug": definition.slug, "leika": definition.leika, "version": application.version.number},
        "definition": application.version.digest,
        "authority": case.authority.slug,
    }


def as_shown(application: Application) -> dict[str, Any]:
    """Return the answers with those in part only that are never shown whole."""
    steps = {step.id: step.fields for step in application.version.definition.steps}
    return {id: within(steps[id], tree) for id, tree in application.tree.items()}


def within(fields: tuple[Field, ...], tree: dict) -> dict:
    answered = {field.id: field for field in fields if tree.get(field.id) not in EMPTY}
    return tree | {id: in_part(field, tree[id]) for id, field in answered.items()}


def in_part(field: Field, data: Any) -> Any:
    if isinstance(field, Composite):
        return within(field.fields, data or {})
    if isinstance(field, Repeat):
        return [in_part(field.of, row) for row in data]
    return field.display(field.from_json(data), "de") if field.masked else data


def masked(data: Any) -> Any:
    """Leave of account numbers what their owner recognises: country and the last four digits."""
    if isinstance(data, dict):
        return {name: masked(value) for name, value in data.items()}
    if isinstance(data, list):
        return [masked(value) for value in data]
    if isinstance(data, str):
        return IBAN.sub(lambda found: f"{found[1]}•• •••• {found[2].replace(' ', '')}", data)
    return data
