"""What the town hall knows about a person already, filled in with its source before anybody types it again (once only)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from townhall.applications.models import Draft
from townhall.catalogue.answers import descend
from townhall.catalogue.definition import Definition
from townhall.fields.base import EMPTY, Field
from townhall.fields.known import FACTS, NAMES, Asked, facts_asked
from townhall.lib import written
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

ACCOUNT, PROOF, CASE = "account", "proof", "case"
SENTENCES = {
    ACCOUNT: T("Aus Ihrem Konto", en="From your account"),
    PROOF: T("Aus Ihrem Ausweis", en="From your identity card"),
    CASE: T("Aus Ihrem Antrag {number} vom {day}", en="From your application {number} of {day}"),
}


@dataclass(frozen=True)
class Source:
    """Where a value on a page comes from: `origin` is account, proof or case; `value` is as stored, `on` a day as stored."""

    origin: str
    value: Any = None
    number: str = ""  # of the case
    on: str = ""

    @property
    def sentence(self) -> T:
        day = written.day(date.fromisoformat(self.on)) if self.on else ""
        return SENTENCES[self.origin].fill(number=self.number, day=day)

    def dump(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value != ""}


@dataclass(frozen=True)
class Earlier:
    """An own application, for what it says about the person."""

    number: str
    on: date
    definition: Definition
    tree: dict


def fill(
    definition: Definition, *, account: "Account | None", proved: Mapping[str, str], earlier: Iterable[Earlier] = ()
) -> dict[str, Source]:
    """Return path → source for every question whose answer is known: by proof, else account, else the newest application."""
    asked = [one for step in definition.steps for one in facts_asked(step.fields)]
    found: dict[str, Source] = {}
    for one, source in best(asked, records(asked, account, proved, earlier)):
        if (value := fitting(one.field, source)) is not None:
            found[one.field.path] = replace(source, value=value)
    return found


def records(
    asked: list[Asked], account: "Account | None", proved: Mapping[str, str], earlier: Iterable[Earlier]
) -> Iterator[dict[str, Source]]:
    """Yield what each source says, fact by fact, the best source first."""
    yield {f"person.{name}": Source(PROOF, value) for name, value in proved.items() if value}
    yield said_by(account, "person")
    wanted = {one.fact for one in asked}
    for application in earlier:
        yield {fact: source for fact, source in stated(application).items() if fact in wanted}
    reached = {fact: source for fact, source in said_by(account, "organisation").items() if FACTS[fact].startswith("office")}
    yield reached  # how to reach the person who speaks for an organisation


def said_by(account: "Account | None", scope: str) -> dict[str, Source]:
    facts = [fact for fact in FACTS if fact.startswith(f"{scope}.")]
    known = {fact: getattr(account, fact.partition(".")[2], None) for fact in facts}
    return {fact: Source(ACCOUNT, value) for fact, value in known.items() if value}


def stated(application: Earlier) -> dict[str, Source]:
    """Return what an application says about the person who sent it."""
    template = Source(CASE, number=application.number, on=application.on.isoformat())
    found: dict[str, Source] = {}
    for step in application.definition.steps:
        for one in facts_asked(step.fields, application.tree.get(step.id)):
            for data in descend(application.tree, one.field.path.split("/")):
                if one.field.typed(data) not in EMPTY:
                    found.setdefault(one.fact, replace(template, value=data))
    return found


def best(asked: list[Asked], sources: Iterable[dict[str, Source]]) -> Iterator[tuple[Asked, Source]]:
    """Yield each question with its source. Facts that belong together come from one source; what is missing to a name, such as
    the date of birth, only from where the name is the same."""
    chosen: dict[str, Source] = {}
    taken: set[str] = set()
    for record in sources:
        facts = {fact: source for fact, source in record.items() if fact in FACTS and is_same(fact, record, chosen)}
        for fact, source in facts.items():
            if FACTS[fact] == "name" or FACTS[fact] not in taken:
                chosen.setdefault(fact, source)
        taken |= {FACTS[fact] for fact in facts}
    for one in asked:
        if one.fact in chosen:
            yield one, chosen[one.fact]


def is_same(fact: str, record: Mapping[str, Source], chosen: Mapping[str, Source]) -> bool:
    """Say whether an application is about the person or organisation we have a name of; an account always is."""
    names = [name for name in NAMES.get(fact.partition(".")[0], ()) if name in record and name in chosen]
    return record[fact].origin != CASE or all(plain(record[name].value) == plain(chosen[name].value) for name in names)


def plain(text: object) -> str:
    return " ".join(str(text).casefold().split())


def fitting(field: Field, source: Source) -> Any:
    """Return a value in the form in which the question stores it, or None if the question cannot take it."""
    if source.origin == CASE or not isinstance(source.value, str):
        data = source.value if source.origin == CASE else field.to_json(source.value)
        return data if field.typed(data) not in EMPTY else None
    if field.typed(source.value) not in EMPTY:
        return source.value
    try:
        return field.to_json(field.form_field().clean(source.value))
    except ValidationError:
        return None


def tree_of(sources: Mapping[str, Source]) -> dict:
    """Return the beginning of an answer tree that holds the known values."""
    tree: dict = {}
    for path, source in sources.items():
        *above, last = path.split("/")
        node = tree
        for part in above:
            node = node.setdefault(part, {})
        node[last] = source.value
    return tree


def sources_of(draft: Draft) -> dict[str, Source]:
    """Return what was filled in when the draft was begun, by path."""
    return {path: Source(**facts) for path, facts in (draft.sources or {}).items()}


def dumped(sources: Mapping[str, Source]) -> dict | None:
    return {path: source.dump() for path, source in sources.items()} or None
