"""Which fact about the person a question asks for, so that what is known need not be asked again (once only).

A question says `prefill=`: "identity", "address", "contact", "organisation" or "bank". In a group every question inside
counts that asks for one of FACTS; an e-mail address or telephone number beside the groups counts by its purpose
(`autocomplete`). The entries of a repeat are other people and things.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from townhall.fields.base import Field
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat

SCOPES = {"identity": "person", "address": "person", "contact": "person", "organisation": "organisation", "bank": "bank"}
BY_PURPOSE = {"email": "email", "tel": "phone"}  # the purpose a question names to browsers, and our name for it
BY_TYPE = {"email": "email", "phone": "phone", "iban": "iban"}  # one fact each, whatever the question is called

NAMES = {"person": ("person.given_name", "person.family_name"), "organisation": ("organisation.name",)}
SETS = {  # facts that are taken from one source together: a street here and a town there make no address
    "name": (*NAMES["person"], "person.born"),
    "address": tuple(f"person.{part}" for part in ("street", "house_number", "postcode", "city")),
    "email": ("person.email",),
    "phone": ("person.phone",),
    "organisation": tuple(f"organisation.{part}" for part in ("name", "legal_form", "register_court", "register_number")),
    "seat": tuple(f"organisation.{part}" for part in ("street", "house_number", "postcode", "city")),
    "office_email": ("organisation.email",),
    "office_phone": ("organisation.phone",),
    "bank": ("bank.iban", "bank.account_holder"),
}
FACTS = {fact: name for name, facts in SETS.items() for fact in facts}


@dataclass(frozen=True)
class Asked:
    """A question that asks for a fact (`person.street`); `own` says that it can only be about the person themselves."""

    fact: str
    field: Field
    own: bool = True


def facts_asked(fields: Iterable[Field], answers: Mapping[str, Any] | None = None) -> Iterator[Asked]:
    """Yield what questions ask for; with their answers, an address given for an organisation is that of the organisation."""
    for field in fields:
        data = (answers or {}).get(field.id)
        if isinstance(field, Composite):
            if field.prefill in SCOPES:
                yield from inside(field, SCOPES[field.prefill], data, own=field.prefill in ("identity", "address"))
        elif not isinstance(field, Repeat) and (field.prefill in SCOPES or field.autocomplete in BY_PURPOSE):
            yield from leaf(field, SCOPES[field.prefill or "contact"], own=False)


def inside(group: Composite, scope: str, data: Any, *, own: bool) -> Iterator[Asked]:
    data = data if isinstance(data, dict) else {}
    parts = {part.id for part in group.fields}
    both, answered = {"organisation", "person"} <= parts, isinstance(data.get("organisation"), dict)
    here = "organisation" if "organisation" in parts and (not both or answered) else scope
    for part in group.fields:
        within = {"organisation": "organisation", "person": "person", "contact": "person"}.get(part.id, here)
        if isinstance(part, Composite):
            yield from inside(part, within, data.get(part.id), own=own and (part.id == "person" or "organisation" not in parts))
        elif not isinstance(part, Repeat):
            yield from leaf(part, here, own=own and "organisation" not in parts)


def leaf(field: Field, scope: str, *, own: bool) -> Iterator[Asked]:
    fact = f"{scope}.{BY_TYPE.get(field.tag) or field.id}"
    if fact in FACTS:
        yield Asked(fact, field, own)
