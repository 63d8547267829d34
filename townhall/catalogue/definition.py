"""A definition: everything a service asks and says, as data. Nothing else describes a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from townhall.catalogue.consulting import Consulted
from townhall.catalogue.fees import Fee
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.plain_language import Passage
from townhall.catalogue.retention import Retention
from townhall.catalogue.terms import Silence, Term
from townhall.fields.base import Field
from townhall.fields.choice import Choice
from townhall.fields.computed import Computed
from townhall.fields.namespace import DefinitionError
from townhall.lib import codec
from townhall.lib.text import T
from townhall.logic.expressions import Expression
from townhall.logic.wording import explain

__all__ = ["Definition", "DefinitionError", "Hook", "Route", "StepDefinition", "Stop"]


STATED = "stated"  # the step of what a clerk states


@dataclass(frozen=True)
class Stop:
    """Where the way ends for somebody a service is not for: a page with the reason and a way on, never an error.

    `when` reads answers of its step and of those before. `link` is the slug of another service, or an address.
    """

    when: Expression
    title: T  # "Dafür brauchen Sie keinen Antrag"
    reason: T
    way_on: T
    link: str = ""

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Route:
    """Which authority decides if an answer says so; the first route that holds wins."""

    when: Expression
    authority: str  # slug

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class StepDefinition:
    id: str
    title: T
    fields: tuple[Field, ...]
    when: Expression | None = None
    stops: tuple[Stop, ...] = ()

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    def __post_init__(self):
        object.__setattr__(self, "fields", tuple(field.at(self.id) for field in self.fields))

    def walk(self) -> Iterator[Field]:
        for field in self.fields:
            yield from field.walk()


@dataclass(frozen=True)
class Hook:
    """Code a definition relies on: for what, and under which name (`dog_tax.approve_ordinary`)."""

    use: str
    name: str

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Profile:
    """What the catalogue says about a service before anybody starts it (Leistungsbeschreibung)."""

    summary: T
    who: T
    cost: T
    minutes: int
    processing: T
    documents: tuple[T, ...] = ()
    channels: T | None = None
    keywords: tuple[str, ...] = ()  # what people call it, in any language, for the search
    audience: tuple[str, ...] = ("citizen",)  # citizen, organisation
    life_situations: tuple[str, ...] = ()  # ids of catalogue/situations.py

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Definition:
    slug: str
    title: T
    steps: tuple[StepDefinition, ...]
    profile: Profile
    authority: str  # slug of the authority that decides
    submit_label: T  # the verb on the last button: "Hund verbindlich anmelden"
    leika: str = ""
    legal_basis: str = ""
    trust: int = 0  # trust level a person needs to submit; 0: no account
    applicant: str = ""  # path of the person who applies
    joint: str = ""  # path of further people who are jointly liable
    processing: str = ""  # key of the processing period in the legal register
    automation: str = ""  # key of the switch in the legal register that allows automatic decisions
    announcement: str = "announcement.portal_41_2a"  # key of the rule of Bekanntgabe
    outcomes: tuple[Outcome, ...] = ()
    fee: Fee | None = None
    hooks: tuple[Hook, ...] = ()
    routes: tuple[Route, ...] = ()
    stock: str = ""  # slug of the service whose entitlements this one counts, changes and ends; empty: its own
    checkable: tuple[str, ...] = ()  # kinds of entitlement that wardens may look up by their label, such as a plate
    checked_by: str = ""  # slug of an authority whose staff may look them up besides that of the service
    sample: str = ""  # key of the share in per cent that a person looks at although the machine might decide
    plain_language: tuple[Passage, ...] = ()  # Leichte Sprache, from texts/leicht.json beside the service
    resource: str = ""  # slug of the limited resource an application reserves a part of at receipt; its `claim` hook says which
    terms: tuple[Term, ...] = ()  # other processing periods for applications that say so
    extension: str = ""  # key of the period by which the time may be extended once, with reasons
    silence: Silence | None = None  # what it means if nothing is decided in time; None: nothing
    retention: Retention | None = None  # how long a closed case is kept; None: as the general rule says
    consultations: tuple[Consulted, ...] = ()  # other bodies that are usually heard

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    def __post_init__(self):
        self.check_references()

    @cached_property
    def digest(self) -> str:
        return codec.digest(self.dump())

    @property
    def stock_slug(self) -> str:
        return self.stock or self.slug

    @cached_property
    def by_path(self) -> dict[str, Field]:
        return {field.path: field for step in self.steps for field in step.walk()}

    @cached_property
    def listed(self) -> tuple[Field, ...]:
        """The questions whose answers are columns and filters of lists."""
        return tuple(field for field in self.by_path.values() if field.listed)

    def step(self, id: str) -> StepDefinition:
        return next(step for step in self.steps if step.id == id)

    def outcome(self, id: str) -> Outcome:
        return next(outcome for outcome in self.outcomes if outcome.id == id)

    def statement(self, outcome: Outcome) -> "Definition":
        """Return what a clerk is asked when a case ends like this, as a definition of one step named `stated`."""
        step = StepDefinition(STATED, outcome.label, outcome.asks)
        return Definition(f"{self.slug}.{outcome.id}", outcome.label, (step,), self.profile, self.authority, outcome.label)

    def hook(self, use: str) -> str | None:
        return next((hook.name for hook in self.hooks if hook.use == use), None)

    def check_references(self) -> None:
        """Refuse rules that read what nobody has been asked yet."""
        asked: dict[str, Field] = {}
        ids = [step.id for step in self.steps]
        if twice := {id for id in ids if ids.count(id) > 1}:
            raise DefinitionError(f"{self.slug} has two steps with the id {', '.join(twice)}.")
        for step in self.steps:
            self._check_rule(step.when, asked, f"step {step.id}")
            for field in step.walk():
                self._check_rule(field.when, asked, field.path)
                if isinstance(field, Computed):
                    self._check_value(field, asked)
                asked[field.path] = field
            for stop in step.stops:
                self._check_rule(stop.when, asked, f"stop of {step.id}")
        for route in self.routes:
            self._check_rule(route.when, asked, f"route to {route.authority}")
        for term in self.terms:
            self._check_rule(term.when, asked, f"term {term.law}")
        for body in self.consultations:
            self._check_rule(body.when, asked, f"consultation of {body.id}")
            if unknown := set(body.shares) - set(ids):
                raise DefinitionError(f"{body.id} is to see {', '.join(sorted(unknown))}, which is no step of {self.slug}.")
            if bool(body.office) == bool(body.name):
                raise DefinitionError(f"{body.id} is either an office of the town hall or somebody outside with a name.")
        for kind, rule in self.fee.rules() if self.fee is not None else ():
            self._check_rule(rule, asked, "fee", kind)

    def _check_value(self, field: Computed, asked: dict[str, Field]) -> None:
        self._check_rule(field.value, asked, field.path, "number")
        if field.value.reads_today():
            raise DefinitionError(f"{field.path} is worked out from the day it is read on; what was sent would change later.")

    def _check_rule(self, rule, asked: dict[str, Field], place: str, kind: str = "condition") -> None:
        if rule is None:
            return
        if not isinstance(rule, Expression) or rule.kind != kind:
            advice = "Equality is written .is_(…), yes/no .is_true()." if kind == "condition" else ""
            raise DefinitionError(f"{place}: {rule!r} is no {kind}. {advice}".strip())
        for path in rule.paths():
            path = beside(place, path)
            if path not in asked:
                later = path in self.by_path
                problem = "is asked only later" if later else "is asked nowhere in this service"
                raise DefinitionError(f"{place} depends on {path}, which {problem}.")

    def explain(self, rule: Expression, language: str, near: str = "") -> str:
        """Say a rule of this definition in a sentence; `near` resolves references to siblings."""

        def field(path: str) -> Field:
            return self.by_path[beside(near, path)]

        def option(path: str, value: str) -> T:
            asked = field(path) if path else None
            options = asked.options if isinstance(asked, Choice) else ()
            return next((o.label for o in options if o.id == value), T(value))

        return explain(rule, lambda path: field(path).label, option, language)


def beside(path: str, reference: str) -> str:
    """Resolve `./kind`, read from `household/dogs/0/name`, to `household/dogs/0/kind`."""
    return f"{path.rpartition('/')[0]}/{reference[2:]}" if reference.startswith("./") else reference
