"""What a case has of limited resources: reserved at receipt, granted by the decision (Zuteilung)."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.timezone import localdate

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.authorities.streets import StreetTable
from townhall.cases.holdings import entitlements
from townhall.cases.holdings.allotment_words import quantity
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.catalogue import rules
from townhall.catalogue.answers import Answers
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.results import ClaimOn, Situation
from townhall.lib.text import T
from townhall.resources.counting import Exhausted
from townhall.resources.holding import hold, wait
from townhall.resources.line import offer_next
from townhall.resources.models import Claim, Resource
from townhall.resources.releasing import release
from townhall.resources.taking import take

if TYPE_CHECKING:
    from townhall.accounts.models import Account

log = logging.getLogger(__name__)

SHOWN = 100  # places of a line on one page
HELD_OR_WAITS = (Claim.State.HELD, Claim.State.WAITING)
HAS_OR_WAITS = (*HELD_OR_WAITS, Claim.State.TAKEN)


@dataclass(frozen=True)
class Place:
    """A place in line; `case` is None where somebody may not see it."""

    claim: Claim
    case: Case | None

    @property
    def amount(self) -> T:
        return quantity(self.claim.amount, self.claim.resource)


class NothingLeft(MoveNotAllowed):
    """The decision grants more of a resource than is free, or others come first; its message says which."""

    def __init__(self, refusal: Exhausted) -> None:
        super().__init__(str(refusal))
        self.message = refusal.message


class NoSuchResource(MoveNotAllowed):
    """The decision grants a part of something that nobody has set up here."""

    message = T(
        "Die Mittel, aus denen bewilligt werden soll, sind noch nicht angelegt. Die Administration trägt sie ein.",
        en="What is to be granted from has not been set up yet. An administrator enters it.",
    )


def claims_of(case: Case):
    """Return the claims of a case with their resources."""
    found = Claim.objects.filter(subject_label="case", subject_id=str(case.pk))
    return found.select_related("resource").order_by("resource__slug")


def reserve_at_receipt(case: Case, answers: Answers, *, at: datetime, asked_at: datetime | None = None) -> list[Claim]:
    """Reserve what the rule of the service asks for an application; a gap never stops it: a person decides.

    `asked_at` is the moment that counts in line, if it is not the receipt.
    """
    if not answers.definition.resource:
        return []
    on = localdate(at)
    found = entitlements.held(entitlements.key_of(answers), service=answers.definition.stock_slug, on=on)
    try:
        wish = rules.claim(answers, Situation(today=on, submitted_on=on, law=Register(), places=StreetTable(), held=found))
        return reserve(case, [wish] if wish else [], at=at, asked_at=asked_at)
    except (NotInRegister, NotChecked, HookGone, NoSuchResource) as problem:
        log.error("%s", problem)
        return []


def reserve(case: Case, claims: Iterable[ClaimOn], *, at: datetime, asked_at: datetime | None = None) -> list[Claim]:
    """Reserve at receipt what an application asks for; where nothing is left it waits in line."""
    made, place = [], asked_at or case.received_at
    for wish in in_order(claims):
        resource = named(wish)
        facts: dict[str, Any] = {"amount": wish.amount, "for_": case, "priority": wish.priority, "received_at": place}
        try:
            made.append(hold(resource, at=at, **facts))
        except Exhausted:
            made.append(wait(resource, at=at, **facts))
    return made


def grant(case: Case, claims: Iterable[ClaimOn], *, by: "Account | None", at: datetime) -> None:
    """Take what a decision grants and give the rest back, inside its transaction; refuse with NothingLeft."""
    granted = in_order(claims)
    if not granted and not claims_of(case).exists():
        return
    lock_all(case, granted)
    try:
        for wish in granted:
            take_one(case, wish, by=by, at=at)
    except Exhausted as refusal:
        raise NothingLeft(refusal) from refusal
    give_back(case, besides={wish.resource for wish in granted}, of=HAS_OR_WAITS, by=by, at=at)


def take_one(case: Case, wish: ClaimOn, *, by: "Account | None", at: datetime) -> None:
    """Take one part; if it is less than was reserved or granted before, whoever waits moves up."""
    facts: dict[str, Any] = {"priority": wish.priority, "received_at": case.received_at}
    claim = hold(named(wish), amount=wish.amount, for_=case, by=by, at=at, **facts)
    take(claim, amount=wish.amount, by=by, at=at)
    if wish.amount < claim.amount:
        offer_next(claim.resource, by=by, at=at)


def give_back(
    case: Case,
    *,
    besides: Iterable[str] = (),
    of: Iterable[Claim.State] = HELD_OR_WAITS,
    by: "Account | None",
    at: datetime,
) -> None:
    """Release what a case holds or waits for and let others move up; what was granted only where `of` says so."""
    for claim in claims_of(case).filter(state__in=of).exclude(resource__slug__in=besides):
        release(claim, by=by, at=at)
        offer_next(claim.resource, by=by, at=at)


def named(wish: ClaimOn) -> Resource:
    try:
        return Resource.objects.get(slug=wish.resource)
    except Resource.DoesNotExist:
        raise NoSuchResource(f"There is no resource {wish.resource}.") from None


def line_of(slug: str, *, among: QuerySet[Case]) -> tuple[Resource, list[Place], list[Place]] | None:
    """Return a resource, its first hundred in line and the first hundred reservations of cases without a decision.

    Each has its case where it is among those somebody may see. None if there is no such resource, or none of these cases has
    or wants a part of it.
    """
    resource = Resource.objects.filter(slug=slug).first()
    claims = Claim.objects.filter(resource=resource, subject_label="case")
    mine = among.annotate(key=Cast("pk", CharField()))
    if resource is None or not mine.filter(key__in=claims.values("subject_id")).exists():
        return None
    waiting = list(claims.in_line().select_related("resource")[:SHOWN])
    held = list(claims.filter(state=Claim.State.HELD).select_related("resource").order_by("received_at", "pk")[:SHOWN])
    known = {str(case.pk): case for case in among.filter(pk__in=[int(claim.subject_id) for claim in (*waiting, *held)])}
    in_line, reserved = ([Place(claim, known.get(claim.subject_id)) for claim in claims] for claims in (waiting, held))
    return resource, in_line, reserved


def in_order(claims: Iterable[ClaimOn]) -> list[ClaimOn]:
    return sorted(claims, key=lambda wish: wish.resource)


def lock_all(case: Case, claims: list[ClaimOn]) -> None:
    """Lock in one order all that the decision touches, so that two decisions never wait for each other."""
    touched = {wish.resource for wish in claims} | set(claims_of(case).values_list("resource__slug", flat=True))
    list(Resource.objects.select_for_update().filter(slug__in=touched).order_by("slug"))
