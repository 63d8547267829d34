"""A past for the back office: hundreds of invented cases in every state, each gone through the very verbs of real work.

Nothing here is drawn by chance: the same number of cases gives the same past on the same day.
"""

import logging
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.transaction import atomic
from django.utils.timezone import localdate, localtime

from townhall.accounts.models import Account, TrustLevel
from townhall.applications import drafts
from townhall.applications.entering import enter
from townhall.applications.models import Channel, Draft
from townhall.applications.submission import Incomplete, Stopped
from townhall.authorities.legal_register import NotInRegister, Register
from townhall.authorities.registers import NotReachable
from townhall.cases import transitions
from townhall.cases.decisions import deciding
from townhall.cases.decisions.deciding import ReasonsMissing, StatementMissing
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.receiving import receive
from townhall.cases.search import finding
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.demo.colleagues import clerk_of, expected
from townhall.demo.happenings import look_after
from townhall.demo.invented import EMAIL, LIVED, Citizen, account_of, in_words_of
from townhall.demo.stories import STORIES, Began, Story
from townhall.journal.models import Delivery, Event
from townhall.lib.dates import end_of_period
from townhall.payments import booking, requesting

log = logging.getLogger(__name__)

INVENTED = EMAIL.format(0)  # who is there has lived through the past
AT_HOME_IN_THE_TABLE = "bewohnerparkausweis"  # asks the street table, which knows no invented street
SPREAD = timedelta(seconds=1)  # between two things the worker has left to do, so that newcomers do not wait behind them
ENDS = (
    MoveNotAllowed,
    NotReachable,
    NotInRegister,
    ReasonsMissing,
    StatementMissing,
)  # what a real clerk would be refused ends a story
OPENS, SHUTS = 8, 16  # hours of work
WEEKEND = 5
UNPROMISED = 15  # days
WEEKS_BEFORE = timedelta(days=40)


@dataclass(frozen=True)
class Planned:
    """A case to be filed: which sample, by whom, when, and what becomes of it."""

    turn: int
    sample: str
    story: Story
    at: datetime


def live_through(number: int, *, until: datetime) -> int:
    """File and work so many cases, the oldest of last year, the newest of today; return how many there are."""
    made = 0
    for planned in sorted(plan(number, until=until), key=lambda each: each.at):
        made += sum(live(each, until=until) for each in [*before(planned), planned])
    spread_deliveries(after=until)
    return made


def before(planned: Planned) -> Iterator[Planned]:
    """Yield what the same person has applied for before, and what was decided at once."""
    if sample := planned.story.before:
        decided = Story(planned.story.began, [look_after], is_ordinary=True)
        yield replace(planned, sample=sample, story=decided, at=planned.at - WEEKS_BEFORE)


def live(planned: Planned, *, until: datetime) -> bool:
    """Let one case happen; False if it could not be filed."""
    case = file(planned)
    if case is not None:
        settle_at_once(case, planned.story, at=planned.at)
        chance = random.Random(planned.turn)  # noqa: S311 - nothing secret: the same past every time
        go_on(case, planned, chance, until=until)
    return case is not None


def plan(number: int, *, until: datetime) -> Iterator[Planned]:
    """Deal stories and samples out, so that every service meets every kind of day."""
    chance = random.Random(2026)  # noqa: S311
    samples = [f"{slug}/{name}" for slug, service in sorted(SERVICES.items()) for name in samples_of(service)]
    promised = {slug: days_promised(slug, until=until) for slug in SERVICES}
    chance.shuffle(samples)
    for turn in range(number):
        story = STORIES[turn % len(STORIES)]
        fitting = story.of or samples
        sample = fitting[(turn if not story.of else turn // len(STORIES)) % len(fitting)]
        slug = sample.partition("/")[0]
        at = began_at(story, promised[slug], chance, until=until)
        if SERVICES[slug].resource:  # a budget is one of this year
            at = max(at, until.replace(month=1, day=1 + turn % 28))
        yield Planned(turn, sample, story, at)


def began_at(story: Story, promised: int, chance: random.Random, *, until: datetime) -> datetime:
    """Return when a case of this story came in, by the days its service promises."""
    days = {
        Began.LATELY: chance.uniform(0.1, min(3, promised / 2)),
        Began.WITHIN: chance.uniform(0.2, 0.7) * promised,
        Began.TOO_LONG_AGO: promised + chance.uniform(2, 9),
        Began.WEEKS_AGO: chance.uniform(14, 45),
        Began.LONG_AGO: chance.uniform(60, 600),
        Began.OUT_OF_TIME: chance.uniform(735, 765),
    }[story.began]
    return until - timedelta(days=days)


def days_promised(slug: str, *, until: datetime) -> int:
    """Return how many days the shortest promise of a service is long."""
    version, on = ServiceVersion.objects.latest_of(slug), localdate(until)
    if version is None:
        return UNPROMISED
    keys = {version.definition.processing, *(term.law for term in version.definition.terms)} - {""}
    ends = [end_of_period(on, Register().entry(key, on=on).value) for key in keys]
    return min(((end - on).days for end in ends), default=UNPROMISED)


def file(planned: Planned) -> Case | None:
    """File an application; None if it needs a document that nobody has here, or was not possible on that day."""
    slug, _, name = planned.sample.partition("/")
    version, citizen = ServiceVersion.objects.latest_of(slug), Citizen(planned.turn * 7 % LIVED)
    if version is None:
        return None
    sample, at = samples_of(SERVICES[slug])[name], planned.at
    at_home = slug != AT_HOME_IN_THE_TABLE
    tree = in_words_of(citizen, sample, turn=planned.turn, on=localdate(at), at_home=at_home)
    draft, by = begin(version, citizen, planned)
    drafts.replace(draft, tree, seen=draft.revision, at=at)
    try:
        channel = Channel.PORTAL if planned.story.way is None else Channel.POST
        return receive(draft.pk, by=by, at=at, trust=TrustLevel.HIGH, channel=channel)
    except (Incomplete, Stopped) as incomplete:
        log.debug("%s: %s", planned.sample, incomplete)
        drafts.delete(draft, at=at)
        return None


def begin(version: ServiceVersion, citizen: Citizen, planned: Planned) -> tuple[Draft, Account]:
    """Let the person begin, or an official who enters what they say; return who sends it, too."""
    if planned.story.way is not None:
        official = expected("erik")
        day = localdate(planned.at)
        return enter(version, way=planned.story.way, arrived_on=day, by=official, at=planned.at), official
    applicant = account_of(citizen)
    draft, _code = drafts.start(version, account=applicant, at=planned.at)
    return draft, applicant


@atomic  # reactions run in a transaction, which the worker opens at other times
def settle_at_once(case: Case, story: Story, *, at: datetime) -> None:
    """Do what nobody waits for in real work: make the case findable, take the fee, decide the ordinary case by machine."""
    finding.index_all([case])
    if case.state == State.AWAITING_PAYMENT and story.is_paid:
        pay(case, at=at + timedelta(minutes=4))
    begun = Event.objects.of(case).filter(kind__in=("application.submitted", "case.resumed")).order_by("seq").last()
    case.refresh_from_db()
    if begun is not None and case.state == State.RECEIVED and story.is_ordinary:
        deciding.decide_automatically(begun, at=at + timedelta(minutes=5))
        case.refresh_from_db()


def pay(case: Case, *, at: datetime) -> None:
    payment = requesting.request(case, at=at)
    booking.book(payment, reason="Überweisung ist eingegangen.", by=clerk_of(case), at=at)
    paid = Event.objects.of(case).filter(kind="payment.received").last()
    assert paid is not None  # booking has just recorded it
    transitions.resume(paid, at=at)
    case.refresh_from_db()


def go_on(case: Case, planned: Planned, chance: random.Random, *, until: datetime) -> None:
    """Let a case come as far as its story goes, always at hours of work and never beyond the present."""
    at = planned.at + timedelta(minutes=10)
    for number, step in enumerate(planned.story.steps, start=1):
        left = (until - at) / (len(planned.story.steps) + 2 - number)
        at = at_work(at + min(left, timedelta(days=chance.uniform(0.5, 4))), not_before=at + timedelta(minutes=7))
        if at >= until:
            return
        try:
            with atomic():
                step(case, chance, at)
        except ENDS as refusal:
            log.debug("%s ends here: %s", case, refusal)
            give_up(case, planned.story, at=at)
            return
        case.refresh_from_db()


def give_up(case: Case, story: Story, *, at: datetime) -> None:
    """Let the person take back an old application with which nothing went on: nobody leaves it lying for a year."""
    case.refresh_from_db()
    if story.began in (Began.WEEKS_AGO, Began.LONG_AGO) and case.can_be_withdrawn:
        transitions.withdraw(case, by=case.application.account, at=at)
        transitions.close(case, by=clerk_of(case), at=at)


def at_work(at: datetime, *, not_before: datetime) -> datetime:
    """Return the same moment if somebody works then, else one on the morning that follows."""
    local = localtime(at)
    if local.weekday() < WEEKEND and OPENS <= local.hour < SHUTS:
        return max(at, not_before)
    ahead = 1 if local.hour >= SHUTS else 0
    morning = (local + timedelta(days=ahead)).replace(hour=OPENS, minute=local.minute)
    while morning.weekday() >= WEEKEND:
        morning += timedelta(days=1)
    return max(morning, not_before)


def spread_deliveries(*, after: datetime) -> None:
    """Let the worker do at leisure what the past has left to do, first what belongs to the newest cases."""
    waiting = Delivery.objects.filter(done_at=None).order_by("-event__stream__pk", "pk").values_list("pk", flat=True)
    for place, pk in enumerate(waiting.iterator()):
        Delivery.objects.filter(pk=pk).update(run_at=after + place * SPREAD)
