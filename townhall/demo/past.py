"""A past for the back office: hundreds of invented cases in every state, each gone through the very verbs of real work.

Nothing here is drawn by chance: the same number of cases gives the same past on every machine.
"""

import json
import logging
import random
from datetime import datetime, timedelta

from django.db.transaction import atomic

from townhall.accounts.models import Account, TrustLevel
from townhall.applications import drafts
from townhall.applications.submission import Incomplete
from townhall.authorities.registers import NotReachable
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.receiving import receive
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.demo.stories import STORIES
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


def spread_deliveries(*, after: datetime) -> None:
    """Let the worker do at leisure what the past has left to do: letters, records, notices."""
    waiting = Delivery.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True)
    for place, pk in enumerate(waiting.iterator()):
        Delivery.objects.filter(pk=pk).update(run_at=after + place * SPREAD)
