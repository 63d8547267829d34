"""Who takes part in an application: who asks, who acts, who receives, who is jointly liable (Beteiligte)."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.conf import settings

from townhall.applications.models import Application, Party, PartyRole
from townhall.catalogue.answers import Answers
from townhall.fields.any_address import is_any_address, postal
from townhall.fields.repeat import Repeat

if TYPE_CHECKING:
    from townhall.accounts.models import Account

CONTACT = ("street", "house_number", "postcode", "city", "email", "phone")
FACTS = ("organisation", "given_name", "family_name", "born", *CONTACT)


def parties_of(application: Application, answers: Answers, *, by: "Account | None") -> list[Party]:
    """Read the people of an application from the answers its definition names; the applicant also receives the notice."""
    applicant = applicant_facts(answers, by=by)
    roles = (PartyRole.APPLICANT, PartyRole.RECIPIENT)
    made = [Party(application=application, role=role, account=by, **applicant) for role in roles]
    if by is not None:
        made.append(Party(application=application, role=PartyRole.ACTING, account=by, **facts_of(by)))
    joint = [facts_of(person) for person in people_at(answers, answers.definition.joint)]
    return made + [Party(application=application, role=PartyRole.JOINT, **facts) for facts in joint]


def applicant_name(answers: Answers, *, by: "Account | None") -> str:
    """Return the name that work lists show; '' if nobody was asked for one."""
    facts = applicant_facts(answers, by=by)
    return facts.get("organisation") or f"{facts.get('given_name', '')} {facts.get('family_name', '')}".strip()


def sort_name(answers: Answers, *, by: "Account | None") -> str:
    """Return what a search for the applicant begins with: an organisation, else the family name first, in small letters."""
    facts = applicant_facts(answers, by=by)
    name = facts.get("organisation") or f"{facts.get('family_name', '')} {facts.get('given_name', '')}"
    return str(name).strip().casefold()


def applicant_facts(answers: Answers, *, by: "Account | None") -> dict[str, Any]:
    """Return what the answers say about the applicant, with the address and contact asked beside the person."""
    path = answers.definition.applicant
    found = people_at(answers, path)
    if not found:
        return facts_of(by)
    step = path.partition("/")[0]
    beside = [field for field in answers.definition.step(step).fields if not isinstance(field, Repeat) and field.path != path]
    contact = SimpleNamespace(**{field.id: answers[field.path] for field in beside})
    return {name: value for name, value in facts_of(contact).items() if name in CONTACT} | facts_of(found[0])


def people_at(answers: Answers, path: str) -> list[Any]:
    if not path:
        return []
    found = answers[path]
    return found if isinstance(found, list) else [found] if found is not None else []


def facts_of(person: Any) -> dict[str, Any]:
    """Collect what is known of a person, also from groups inside the person such as an address."""
    if not isinstance(person, SimpleNamespace):
        return {name: value for name in FACTS if (value := getattr(person, name, None))}
    known = {name: value for name, value in leaves(person) if value}
    return {name: known[name] for name in FACTS if name in known}


def leaves(group: SimpleNamespace) -> Iterator[tuple[str, Any]]:
    """Yield the answers inside a group; an organisation is known by its name, an address by the lines of a letter."""
    if is_any_address(group):
        yield from postal(group, town=settings.CITY).items()
        return
    for name, value in vars(group).items():
        if name == "organisation":
            yield name, value.name if isinstance(value, SimpleNamespace) else value
        elif isinstance(value, SimpleNamespace):
            yield from leaves(value)
        else:
            yield name, value
