"""A past for the back office: hundreds of invented cases in every state, each gone through the very verbs of real work.

Nothing here is drawn by chance: the same number of cases gives the same past on every machine.
"""

import json
import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.transaction import atomic

from townhall.accounts.models import Account, TrustLevel
from townhall.applications import drafts
from townhall.applications.submission import Incomplete
from townhall.authorities.registers import NotReachable
from townhall.cases import correspondence, deciding, transitions
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.receiving import receive
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.outcomes import Outcome, Signing
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.demo.people import BY_KEY, account_of
from townhall.fields.evidence import Evidence
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat
from townhall.journal.models import Delivery

log = logging.getLogger(__name__)

GIVEN = (
    "Ada",
    "Ben",
    "Cem",
    "Dilek",
    "Emil",
    "Fatma",
    "Gesa",
    "Hanno",
    "Ines",
    "Jovan",
    "Kadir",
    "Lena",
    "Milan",
    "Nele",
    "Oksana",
)
FAMILY = ("Erfunden", "Phantasie", "Probe", "Irgendwo", "Vorlage", "Entwurf", "Mustermann")
STREETS = ("Phantasiestraße", "Beispielallee", "Musterweg", "Erfundener Platz")
EMAIL = "person{:02}@rathaus.example"
INVENTED = EMAIL.format(0)  # who is there has lived through the past
DAYS = 40  # how far back the past reaches
SPREAD = timedelta(seconds=1)  # between two things the worker has left to do, so that newcomers do not wait behind them
QUESTION = "Wir können eine Angabe nicht lesen. Ergänzen Sie sie noch einmal?"
REASONS = "Nach den Angaben und Unterlagen sind die Voraussetzungen nicht erfüllt."
NOTES = ("Telefonisch nachgefragt, Unterlagen kommen.", "Ähnlicher Fall wie im Vorjahr.", "Mit der Leitung abgestimmt.")
MESSAGES = ("Wann kann ich mit einer Entscheidung rechnen?", "Ich habe mich bei der Hausnummer vertan.")


def live_through(number: int, *, until: datetime) -> int:
    """File and work so many cases between forty days ago and a moment; return how many there are."""
    chance = random.Random(2026)  # noqa: S311 - nothing secret: the same past every time
    people = [citizen(index) for index in range(len(GIVEN))]
    samples = [(slug, tree) for slug, service in sorted(SERVICES.items()) for tree in samples_of(service).values()]
    made = 0
    for turn in range(number):
        slug, tree = samples[turn % len(samples)]
        person = people[chance.randrange(len(people))]
        at = until - timedelta(minutes=chance.randrange(60, DAYS * 24 * 60))
        case = file(slug, in_words_of(person, tree, turn), by=person, at=at)
        if case is not None:
            made += 1
            go_on(case, chance, at=at, until=until)
    spread_deliveries(after=until)
    return made


def citizen(index: int) -> Account:
    """Return somebody invented who cannot sign in."""
    email = EMAIL.format(index)
    names = {"given_name": GIVEN[index], "family_name": FAMILY[index % len(FAMILY)]}
    return Account.objects.filter(email=email).first() or Account.objects.create_user(email, None, **names)


def in_words_of(person: Account, tree: dict, turn: int) -> dict:
    """Return a sample with other names, streets, house numbers and plates."""
    words = json.dumps(tree, ensure_ascii=False)
    street = STREETS[turn % len(STREETS)]
    for theirs, own in {
        "Alice Beispiel": f"{person.given_name} {person.family_name}",
        '"Alice"': f'"{person.given_name}"',
        '"Beispiel"': f'"{person.family_name}"',
        "alice@rathaus.example": person.email,
        '"Musterstraße"': f'"{street}"',
        '"house_number": "12"': f'"house_number": "{1 + turn % 80}"',
        "BO-AB 123": f"BO-XY {100 + turn}",
    }.items():
        words = words.replace(theirs, own)
    changed: dict = json.loads(words)
    return changed


def file(slug: str, tree: dict, *, by: Account, at: datetime) -> Case | None:
    """File an application; None if it needs a document that nobody has here."""
    version = ServiceVersion.objects.latest_of(slug)
    if version is None:
        return None
    draft, _code = drafts.start(version, account=by, at=at)
    drafts.replace(draft, tree, seen=draft.revision, at=at)
    try:
        return receive(draft.pk, by=by, at=at, trust=TrustLevel.HIGH)
    except Incomplete:
        drafts.delete(draft, at=at)
        return None


def go_on(case: Case, chance: random.Random, *, at: datetime, until: datetime) -> None:
    """Let a case come as far as its story goes; what a real clerk would be refused ends the story there."""
    steps = chance.choice(STORIES)
    for step in steps:
        at += timedelta(minutes=chance.randrange(30, 6 * 24 * 60))
        if at >= until:
            return
        try:
            with atomic():
                step(case, chance, at)
        except (MoveNotAllowed, NotReachable) as refusal:
            log.info("%s ends here: %s", case, refusal)
            return
        case.refresh_from_db()


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


def spread_deliveries(*, after: datetime) -> None:
    """Let the worker do at leisure what the past has left to do: letters, records, notices."""
    waiting = Delivery.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True)
    for place, pk in enumerate(waiting.iterator()):
        Delivery.objects.filter(pk=pk).update(run_at=after + place * SPREAD)
