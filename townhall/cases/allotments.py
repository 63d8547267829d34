"""What a case has of limited resources: reserved at receipt, granted by the decision (Zuteilung)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.catalogue.results import ClaimOn
from townhall.lib import written
from townhall.lib.text import T
from townhall.resources.counting import Exhausted
from townhall.resources.holding import hold, wait
from townhall.resources.line import offer_next
from townhall.resources.models import Claim, Resource
from townhall.resources.releasing import release
from townhall.resources.taking import take

if TYPE_CHECKING:
    from townhall.accounts.models import Account


STATES = {
    "waiting": T("wartet", en="waiting"),
    "held": T("reserviert", en="reserved"),
    "taken": T("bewilligt", en="granted"),
    "released": T("zurückgegeben", en="given back"),
    "expired": T("abgelaufen", en="expired"),
}


class NothingLeft(MoveNotAllowed):
    """The decision grants more of a resource than is free, or others come first; its message says which."""

    def __init__(self, refusal: Exhausted) -> None:
        super().__init__(str(refusal))
        self.message = refusal.message


def claims_of(case: Case):
    """Return the claims of a case with their resources."""
    found = Claim.objects.filter(subject_label="case", subject_id=str(case.pk))
    return found.select_related("resource").order_by("resource__slug")


def reserve(case: Case, claims: Iterable[ClaimOn], *, at: datetime) -> list[Claim]:
    """Reserve at receipt what an application asks for; where nothing is left it waits in line."""
    made = []
    for wish in in_order(claims):
        resource = Resource.objects.get(slug=wish.resource)
        facts: dict[str, Any] = {"amount": wish.amount, "for_": case, "priority": wish.priority, "received_at": case.received_at}
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
            resource = Resource.objects.get(slug=wish.resource)
            facts: dict[str, Any] = {"priority": wish.priority, "received_at": case.received_at}
            claim = hold(resource, amount=wish.amount, for_=case, by=by, at=at, **facts)
            take(claim, amount=wish.amount, by=by, at=at)
    except Exhausted as refusal:
        raise NothingLeft(refusal) from refusal
    give_back(case, besides={wish.resource for wish in granted}, by=by, at=at)


def give_back(case: Case, *, besides: Iterable[str] = (), by: "Account | None", at: datetime) -> None:
    """Release what a case holds or waits for and let others move up; what was granted stays."""
    pending = claims_of(case).filter(state__in=(Claim.State.HELD, Claim.State.WAITING))
    for claim in pending.exclude(resource__slug__in=besides):
        release(claim, by=by, at=at)
        offer_next(claim.resource, by=by, at=at)


def in_order(claims: Iterable[ClaimOn]) -> list[ClaimOn]:
    return sorted(claims, key=lambda wish: wish.resource)


def lock_all(case: Case, claims: list[ClaimOn]) -> None:
    """Lock in one order all that the decision touches, so that two decisions never wait for each other."""
    touched = {wish.resource for wish in claims} | set(claims_of(case).values_list("resource__slug", flat=True))
    list(Resource.objects.select_for_update().filter(slug__in=touched).order_by("slug"))


def shown(claim: Claim) -> T:
    """Say what a case has of a resource and what is left: for the case file."""
    resource = claim.resource
    text = T("{amount} aus „{title}“ ({state}), noch {left} frei", en="{amount} of “{title}” ({state}), {left} left")
    facts: dict[str, Any] = {"amount": quantity(claim.amount, resource), "left": quantity(resource.left, resource)}
    return text.fill(title=resource.title, state=STATES[claim.state], **facts)


def quantity(amount: int, resource: Resource) -> T:
    if resource.unit == Resource.Unit.CENTS:
        return written.euro(amount)
    return T("{count} Plätze", en="{count} places").fill(count=amount)
