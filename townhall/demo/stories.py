"""What can have happened to an invented case: each step is a verb of real work, each story a list of steps."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from townhall.accounts.models import Account
from townhall.cases import correspondence, deciding, transitions
from townhall.cases.models import Case, State
from townhall.catalogue.outcomes import Outcome, Signing
from townhall.demo.people import BY_KEY, account_of
from townhall.fields.evidence import Evidence
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat

QUESTION = "Wir können eine Angabe nicht lesen. Ergänzen Sie sie noch einmal?"
REASONS = "Nach den Angaben und Unterlagen sind die Voraussetzungen nicht erfüllt."
NOTES = ("Telefonisch nachgefragt, Unterlagen kommen.", "Ähnlicher Fall wie im Vorjahr.", "Mit der Leitung abgestimmt.")
MESSAGES = ("Wann kann ich mit einer Entscheidung rechnen?", "Ich habe mich bei der Hausnummer vertan.")


def clerk_of(case: Case) -> Account:
    """Return the clerk of the demonstration who works on such a case."""
    if case.clerk_id is not None:
        return Account.objects.get(pk=case.clerk_id)
    near = "bob" if "steuerabteilung" in case.authority.path else "dora" if "buergerbuero" in case.authority.path else "erik"
    return expected(near)


def expected(key: str) -> Account:
    account = account_of(BY_KEY[key])
    assert account is not None  # everybody has moved in before
    return account


def take(case: Case, chance: random.Random, at: datetime) -> None:
    transitions.take(case, by=clerk_of(case), at=at)


def note(case: Case, chance: random.Random, at: datetime) -> None:
    correspondence.write_note(case, text=chance.choice(NOTES), by=clerk_of(case), at=at)


def write(case: Case, chance: random.Random, at: datetime) -> None:
    correspondence.write_message(case, text=chance.choice(MESSAGES), by=case.application.account, at=at, from_citizen=True)


def ask(case: Case, chance: random.Random, at: datetime) -> None:
    due_on = (at + timedelta(days=14)).date()
    paths = [path for path, field, _data in arising(case) if not isinstance(field, Composite | Repeat | Evidence)]
    transitions.request_information(
        case, paths=[chance.choice(paths)], question=QUESTION, due_on=due_on, by=clerk_of(case), at=at
    )


def arising(case: Case):
    answers = case.application.answers(today=case.received_at.date()).visible()
    return list(answers.arising())


def answer(case: Case, chance: random.Random, at: datetime) -> None:
    transitions.answer_request(case, tree=case.application.tree, by=case.application.account, at=at)


def withdraw(case: Case, chance: random.Random, at: datetime) -> None:
    transitions.withdraw(case, by=case.application.account, at=at)


def grant(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: outcome.granted and outcome.signing == Signing.ONE, at)


def refuse(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: not outcome.granted, at)


def propose(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: outcome.signing == Signing.TWO, at)


def decide(case: Case, fits: Callable[[Outcome], bool], at: datetime) -> None:
    """Decide with the first outcome that fits and asks the clerk nothing; leave the case in review if there is none."""
    silence = case.application.version.definition.silence
    offered = [each for each in case.application.version.definition.outcomes if silence is None or each.id != silence.outcome]
    found = [each for each in offered if fits(each) and not any(field.required for field in each.asks)]
    if found:
        reasons = REASONS if found[0].needs_reasons else ""
        deciding.propose(case, outcome=found[0].id, reasons=reasons, by=clerk_of(case), at=at)


def close(case: Case, chance: random.Random, at: datetime) -> None:
    if case.state in (State.DECIDED, State.WITHDRAWN):
        transitions.close(case, by=clerk_of(case), at=at)


STORIES: list[list[Callable[[Case, random.Random, datetime], None]]] = [
    [],
    [],
    [write],
    [take],
    [take, note],
    [take, write],
    [take, note, write, note],
    [take, ask],
    [take, ask],
    [take, ask, answer],
    [take, ask, answer, note],
    [take, propose],
    [take, note, propose],
    [take, grant],
    [take, ask, answer, grant, close],
    [take, grant, close],
    [take, note, refuse],
    [take, refuse, close],
    [withdraw],
    [take, withdraw, close],
]
