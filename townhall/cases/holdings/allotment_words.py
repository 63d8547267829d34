"""What a case has of limited resources, in words: for the case file and for the person."""

from typing import Any

from django.db.models import Count, Q, Sum

from townhall.lib import written
from townhall.lib.text import T
from townhall.resources.holding import ahead_of
from townhall.resources.models import Claim, Resource

STATES = {
    "waiting": T("wartet", en="waiting"),
    "held": T("reserviert", en="reserved"),
    "taken": T("bewilligt", en="granted"),
    "released": T("zurückgegeben", en="given back"),
    "expired": T("abgelaufen", en="expired"),
}


def shown(claim: Claim) -> T:
    """Say what a case has of a resource and what is left: for the case file."""
    resource = claim.resource
    text = T("{amount} aus „{title}“ ({state}), noch {left} frei", en="{amount} of “{title}” ({state}), {left} left")
    facts: dict[str, Any] = {"amount": quantity(claim.amount, resource), "left": quantity(resource.left, resource)}
    return text.fill(title=resource.title, state=STATES[claim.state], **facts)


WITHOUT_LINE = T("Noch {left} frei", en="{left} left")
WITH_LINE = T("Noch {left} frei; auf der Warteliste: {waiting}", en="{left} left; on the waiting list: {waiting}")
ALL, LEFT = T("insgesamt", en="in all"), T("frei", en="left")
GIVEN = (
    ("taken", T("bewilligt", en="granted")),
    ("held", T("reserviert, noch nicht entschieden", en="reserved, not decided yet")),
    ("waiting", T("auf der Warteliste", en="on the waiting list")),
)
IN_ONE = T("{amount} in einem Vorgang", en="{amount} in one case")
IN_MANY = T("{amount} in {number} Vorgängen", en="{amount} in {number} cases")
SENTENCES = {
    "waiting": T(
        "{title}: Zurzeit ist nicht genug frei. Sie haben Platz {place} auf der Warteliste und rücken nach, sobald es geht.",
        en="{title}: not enough is left at present. You are number {place} on the waiting list and move up as soon as possible.",
    ),
    "held": T(
        "{title}: {amount} sind für Sie reserviert, bis wir entscheiden.",
        en="{title}: {amount} are reserved for you until we decide.",
    ),
    "taken": T("{title}: {amount} sind für Sie bewilligt.", en="{title}: {amount} have been granted to you."),
}


def told(claim: Claim) -> T | None:
    """Say to the person what they have of a resource or where they stand in line; None if neither."""
    if claim.state not in SENTENCES:
        return None
    place = str(ahead_of(claim).count() + 1) if claim.state == Claim.State.WAITING else ""
    facts: dict[str, Any] = {"amount": quantity(claim.amount, claim.resource), "title": claim.resource.title, "place": place}
    return SENTENCES[claim.state].fill(**facts)


def amounts(resource: Resource) -> list[tuple[T, T]]:
    """Return in words how much there is, is granted, is reserved for cases without a decision, is waited for, and is left."""
    by_state = resource.claims.values("state").annotate(number=Count("pk"), sum=Sum("amount")).order_by()
    found = {row["state"]: (row["sum"], row["number"]) for row in by_state}
    rows = [(ALL, quantity(resource.capacity, resource))]
    rows += [(label, in_cases(*found.get(state, (0, 0)), resource)) for state, label in GIVEN]
    return [*rows, (LEFT, quantity(resource.left, resource))]


def in_cases(amount: int, number: int, resource: Resource) -> T:
    if not number:
        return quantity(amount, resource)
    return (IN_ONE if number == 1 else IN_MANY).fill(amount=quantity(amount, resource), number=number)


def left_of(slug: str) -> T | None:
    """Say to everybody what is free of a resource, and how many wait for it; None if it is not set up."""
    waiting = Count("claims", filter=Q(claims__state=Claim.State.WAITING))
    resource = Resource.objects.filter(slug=slug).annotate(waiting=waiting).first()
    if resource is None:
        return None
    facts: dict[str, Any] = {"left": quantity(resource.left, resource), "waiting": str(resource.waiting)}
    return (WITH_LINE if resource.waiting else WITHOUT_LINE).fill(**facts)


def quantity(amount: int, resource: Resource) -> T:
    if resource.unit == Resource.Unit.CENTS:
        return written.euro(amount)
    return T("{count} Plätze", en="{count} places").fill(count=amount)
