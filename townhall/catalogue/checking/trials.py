"""A service tried on its own samples: what its rules say of them, before anybody applies."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.authorities.registers import NotReachable, residents, vehicles
from townhall.authorities.streets import StreetTable
from townhall.catalogue import rules
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking
from townhall.catalogue.definition import Definition
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.models import Enclosure, ServiceVersion
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.catalogue.results import Effect, Held, Impossible, Result, Ruling, Situation
from townhall.lib.text import T

NEVER = T(
    "Ergebnis {outcome} ist bei keinem Beispielantrag möglich. Beim ersten heißt es: {because}",
    en="outcome {outcome} is possible for no sample application. Of the first the rule says: {because}",
)
RULED_OUT = T(
    "Beispiel {name}: Die Maschine entscheidet „{outcome}“, und die Regel sagt dazu: {because}",
    en="sample {name}: the machine decides {outcome!r}, of which the rule says: {because}",
)
CANNOT_TELL = (NotInRegister, NotChecked, NotReachable, HookGone)


def contradictions(definition: Definition, samples: Mapping[str, dict], *, today: date) -> Iterator[T]:
    """Find outcomes that no sample can have, and what the machine decides although it is impossible.

    Where the law or a register gives no answer nothing is found: a person will see it.
    """
    if definition.stock and samples_beside(definition.stock) is None:
        return  # what it is about is not here yet
    read = {name: Answers(definition, tree, today=today).visible() for name, tree in samples.items()}
    tried = {name: (answers, situation_of(answers)) for name, answers in read.items()}
    for name, (answers, situation) in tried.items():
        yield from ruled_out(name, answers, situation)
    for outcome in (each for each in definition.outcomes if is_for_the_rule(each, definition)):
        said = [assessed(outcome, answers, situation) for answers, situation in tried.values()]
        refused = [each for each in said if isinstance(each, Impossible)]
        if said and len(refused) == len(said):
            yield NEVER.fill(outcome=outcome.id, because=refused[0].because)


def situation_of(answers: Answers) -> Situation:
    """Return the situation in which a sample would be decided on its day."""
    alone = Situation(
        today=answers.today,
        submitted_on=answers.today,
        law=Register(),
        places=StreetTable(),
        vehicles=vehicles(),
        residents=residents(),
    )
    return replace(alone, held=supposed(answers, alone))


def ruled_out(name: str, answers: Answers, situation: Situation) -> Iterator[T]:
    try:
        ruling = rules.decide(answers, situation).value
    except CANNOT_TELL:
        return
    if isinstance(ruling, Ruling):
        said = assessed(answers.definition.outcome(ruling.outcome), answers, situation)
        if isinstance(said, Impossible):
            yield RULED_OUT.fill(name=name, outcome=ruling.outcome, because=said.because)


def is_for_the_rule(outcome: Outcome, definition: Definition) -> bool:
    """Say whether the answers alone settle if a case can end like this, without what a clerk has to state for it."""
    return outcome.split is None and not any(field.required for field in asking(definition, outcome).asks)


def assessed(outcome: Outcome, answers: Answers, situation: Situation) -> Result | Impossible | None:
    """Return what the rule says of an outcome; None if it cannot tell here."""
    silence = answers.definition.silence
    by_silence = silence is not None and silence.outcome == outcome.id
    unanswered = dict.fromkeys(field.id for field in outcome.asks)
    undecided = replace(situation, stated=unanswered, deemed_on=situation.today if by_silence else None)
    try:
        return rules.assess(answers, undecided, outcome.id)
    except CANNOT_TELL:
        return None


def supposed(answers: Answers, situation: Situation) -> tuple[Held, ...]:
    """Return what somebody holds whom a sample is about: what the samples of the service whose stock it is would create.

    What is there already is not created again, as nobody registers the same dog twice.
    """
    beside, key = samples_beside(answers.definition.stock), rules.group_key(answers)
    found: list[Held] = []
    if beside is None or not key:
        return ()
    definition, samples = beside
    for tree in samples.values():
        other = Answers(definition, tree, today=situation.today).visible()
        if rules.group_key(other) != key:
            continue
        made = created(other, replace(situation, held=tuple(found)))
        if not {effect.label for effect in made} & {one.label for one in found}:
            found += [held(effect, number) for number, effect in enumerate(made, start=len(found) + 1)]
    return tuple(found)


def samples_beside(slug: str) -> tuple[Definition, Mapping[str, dict]] | None:
    """Return a service of the code or a published one with its samples; None if it is not here."""
    if slug in SERVICES:
        return SERVICES[slug].definition, samples_of(SERVICES[slug])
    version = ServiceVersion.objects.latest_of(slug) if slug else None
    enclosure = Enclosure.objects.filter(version=version).first() if version is not None else None
    return (version.definition, enclosure.samples) if version is not None and enclosure is not None else None


def created(answers: Answers, situation: Situation) -> list[Effect]:
    """Return what granting a sample would create."""
    granted = [each for each in answers.definition.outcomes if each.granted and is_for_the_rule(each, answers.definition)]
    said = assessed(granted[0], answers, situation) if granted else None
    return [effect for effect in said.effects if effect.change == "create"] if isinstance(said, Result) else []


def held(effect: Effect, number: int) -> Held:
    """Number what a sample creates by the year from which it is valid, so that another sample can name it in any year."""
    identifier = f"{effect.valid_from.year}-{number:06d}"
    return Held(effect.kind, identifier, effect.label, effect.valid_from, dict(effect.data), "")
