"""Try a definition on applications of the past, before it is published (Probelauf). Nothing is written.

Each application is read as it was submitted, on its day, with the law of that day and what was held before it. What a
rule would say is compared with what was recorded; what cannot be known any more is compared with nothing. Registers of
others are not asked: a trial is no reason to look somebody up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate

from townhall.applications.carrying import carried, renamed
from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.authorities.registers import NotReachable
from townhall.cases.decisions.deciding import rule_on
from townhall.cases.decisions.grounds import Grounds
from townhall.cases.decisions.tracing import watch
from townhall.cases.holdings import entitlements
from townhall.cases.models import Case
from townhall.catalogue.answers import Answers
from townhall.catalogue.charging import charge
from townhall.catalogue.definition import Definition
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.results import NO_RESIDENTS, NO_VEHICLES, Held, Result, Situation
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat
from townhall.journal.models import Event
from townhall.lib import written
from townhall.lib.text import T

AT_ONCE = 50  # cases in memory
ASKED = T("Gefragt würde zusätzlich: {questions}", en="Would be asked in addition: {questions}")
NOT_ASKED = T("Nicht mehr gefragt würde: {questions}", en="Would no longer be asked: {questions}")
NO_LONGER_FITS = T("Die Antwort würde nicht mehr genügen: {questions}", en="The answer would no longer do: {questions}")
FEE = T("Gebühr: {old} → {new}", en="Fee: {old} → {new}")
DECISION = T("Automatische Entscheidung: {old} → {new}", en="Automatic decision: {old} → {new}")
A_PERSON = T("ein Mensch entscheidet", en="a person decides")
BREAKS = T("Die neue Regel bricht ab: {error}", en="The new rule breaks: {error}")
QUOTED = (("de", "„{}“"), ("en", "“{}”"))
CANNOT_SAY = (NotInRegister, NotChecked, HookGone)


@dataclass(frozen=True)
class Rehearsed:
    """One application of the past: what would be different, in sentences without any answer."""

    number: str
    differences: tuple[T, ...]


@dataclass
class Replay(Grounds):
    """What a decision would rest on in another definition, on the day of submission."""

    definition: Definition = field(kw_only=True)
    register: Register = field(default_factory=Register, kw_only=True)

    def __post_init__(self) -> None:
        tree = carried(self.case.application.tree, self.definition)
        self.replaced = None
        self.answers = watch(Answers(self.definition, tree, today=self.today).visible())

    @cached_property
    def found(self) -> tuple[Held, ...]:
        key, before = entitlements.key_of(self.answers), self.case.application.submitted_at
        return entitlements.held(key, service=self.definition.stock_slug, on=self.today, before=before)

    @cached_property
    def situation(self) -> Situation:
        return replace(super().situation, vehicles=NO_VEHICLES, residents=NO_RESIDENTS)


def rehearse(definition: Definition, *, cases: int) -> Iterator[Rehearsed]:
    """Yield the newest applications of this service, each with what this definition would change about it."""
    register = Register()
    stream = Concat(Value("case:"), Cast(OuterRef("pk"), CharField()))
    left = Event.objects.filter(kind="case.left_to_person", stream__name=stream)
    found = Case.objects.filter(service_slug=definition.slug).annotate(was_left=Exists(left)).order_by("-pk")
    found = found.select_related("application__version").prefetch_related("decisions")
    found = found.defer("application__version__data", "application__version__hooks", "application__amended")
    for case in found[:cases].iterator(chunk_size=AT_ONCE):
        on = localdate(case.application.submitted_at)
        old = Replay(case, on, definition=case.application.version.definition, register=register)
        new = Replay(case, on, definition=definition, register=register)
        differences = (*questions(old, new), *fee(old, new), *decision(case, new))
        yield Rehearsed(case.number, differences)


def questions(old: Replay, new: Replay) -> Iterator[T]:
    """Say which questions would come or go, and which answers would no longer do."""
    before, after = asked(old.answers), asked(new.answers)
    before = {renamed(path, new.definition): label for path, label in before.items()}
    come = [label for path, label in after.items() if path not in before]
    gone = [label for path, label in before.items() if path not in after]
    wrong = new.answers.problems().keys() - old.answers.problems().keys()
    unfit = [label for path, label in after.items() if path in wrong and path in before]
    for sentence, labels in ((ASKED, come), (NOT_ASKED, gone), (NO_LONGER_FITS, unfit)):
        if labels:
            yield sentence.fill(questions=listed(labels))


def asked(answers: Answers) -> dict[str, T]:
    """Return the questions that arise, by path."""
    leaves = ((path, asked) for path, asked, _data in answers.arising() if not isinstance(asked, Composite | Repeat))
    return {path: asked.label for path, asked in leaves if asked.asks}


def listed(labels: list[T]) -> T:
    once = list(dict.fromkeys(labels))
    german, english = (", ".join(pattern.format(label.in_(language)) for label in once) for language, pattern in QUOTED)
    return T(german, en=english)


def fee(old: Replay, new: Replay) -> Iterator[T]:
    """Compare the fee with that of an automatic decision, else with what the version of the application would say."""
    recorded = next((Result.load(made.content) for made in old.case.decisions.all() if made.automatic), None)
    try:
        before = recorded.charge.cents if recorded and recorded.charge else charge(old.answers, old.situation).cents
        after = tried(lambda: charge(new.answers, new.situation).cents)
    except (*CANNOT_SAY, NotReachable):
        return
    if isinstance(after, T):
        yield after
    elif after is not None and after != before:
        yield FEE.fill(old=written.euro(before), new=written.euro(after))


def decision(case: Case, new: Replay) -> Iterator[T]:
    """Compare with the automatic decision that was made, or with the note that a person decides."""
    made = next((made for made in case.decisions.all() if made.automatic), None)
    if made is None and not case.was_left:  # type: ignore[attr-defined]  # annotated above
        return
    known = case.application.version.definition
    before = known.outcome(made.outcome).label if made is not None else A_PERSON
    try:
        ruling = tried(lambda: rule_on(new))
    except NotReachable:  # it asks a register, so nobody knows
        return
    if isinstance(ruling, T):
        yield ruling
        return
    outcome = ruling.value.outcome if ruling is not None and ruling.value is not None else ""
    if outcome != (made.outcome if made is not None else ""):
        yield DECISION.fill(old=before, new=new.definition.outcome(outcome).label if outcome else A_PERSON)


def tried(work: Callable[[], Any]) -> Any:
    """Return a result; None where the law or code of that day gives none; a sentence if the new rule breaks on it."""
    try:
        return work()
    except CANNOT_SAY:
        return None
    except NotReachable:
        raise
    except Exception as error:  # whatever an unpublished rule does with an old application is a finding
        return BREAKS.fill(error=type(error).__name__)
