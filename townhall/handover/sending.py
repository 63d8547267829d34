"""Hand decided cases over: who gets which, making the package ready, giving it away, and sending it once more."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.transaction import atomic
from django.utils.timezone import now

from townhall.accounts.models import Account
from townhall.cases.models import Case
from townhall.certificates.models import Certificate
from townhall.handover.adapters.known import adapter_of
from townhall.handover.models import Destination, Handover, HandoverQuerySet
from townhall.handover.packing import pack
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint
from townhall.lib.text import T

UNDER_WAY = (Handover.State.WAITING, Handover.State.PREPARED)


class UnderWay(Exception):
    message = T(
        "Dieser Vorgang wird gerade übergeben. Warten Sie, bis das geschehen ist.",
        en="This case is being handed over right now. Wait until that is done.",
    )


def order(event: Event) -> None:
    """Let a decision whose notice is made go to every program that receives cases of its service, once each."""
    certificate = Certificate.objects.select_related("decision__case").get(pk=event.data["certificate"])
    decision = certificate.decision
    if decision is None:
        return
    for destination in Destination.objects.filter(is_active=True).order_by("pk"):
        if receives(destination, decision.case):
            facts = {"case": decision.case, "ordered_at": event.happened_at}
            handover, is_new = Handover.objects.get_or_create(destination=destination, decision=decision, defaults=facts)
            if is_new:
                record_order(handover, by=None, at=event.happened_at)


def receives(destination: Destination, case: Case) -> bool:
    """Say whether a program gets the cases of this service, and with or without a fee."""
    is_meant = not destination.services or case.service_slug in destination.services
    return is_meant and (case.billed is not None or not destination.only_charged)


def record_order(handover: Handover, *, by: Account | None, at: datetime) -> None:
    facts: dict[str, Any] = {"handover": handover.pk, "destination": handover.destination.slug, "turn": handover.turn}
    record("handover.ordered", handover.case, by=by, at=at, **facts)


def send(event: Event) -> Iterator[None]:
    """Make the package ready, note that, give it away, note that: whoever comes after a crash goes on where it stopped."""
    handover = current(event)
    if handover is None:
        return
    adapter, package = adapter_of(handover.destination), pack(handover)
    if handover.state == Handover.State.WAITING:
        prepared_as = adapter.prepare(package)
        failpoint("handover.prepared")
        if not note_prepared(handover, prepared_as, package.sha256):
            adapter.discard(prepared_as)
            return
        handover.prepared_as = prepared_as
    adapter.deliver(handover.prepared_as, package)
    failpoint("handover.delivered")
    yield
    note_handed_over(handover, at=now())


def current(event: Event) -> Handover | None:
    """Return what an order is about, unless it is done already or a later one has taken its place."""
    rows = Handover.objects.select_related("destination", "case__application__version", "case__authority", "decision")
    return rows.filter(pk=event.data["handover"], turn=event.data["turn"], state__in=UNDER_WAY).first()


@atomic
def note_prepared(handover: Handover, prepared_as: str, sha256: str) -> bool:
    """Note by which name the package lies ready; False if somebody else was quicker."""
    mine = Handover.objects.filter(pk=handover.pk, turn=handover.turn, state=Handover.State.WAITING)
    return bool(mine.update(state=Handover.State.PREPARED, prepared_as=prepared_as, sha256=sha256))


def note_handed_over(handover: Handover, *, at: datetime) -> None:
    mine = Handover.objects.filter(pk=handover.pk, turn=handover.turn, state=Handover.State.PREPARED)
    answer_by = at + timedelta(days=handover.destination.days_to_answer)
    if mine.update(state=Handover.State.HANDED_OVER, handed_at=at, answer_by=answer_by):
        record("handover.done", handover.case, by=None, at=at, destination=handover.destination.slug, turn=handover.turn)


@atomic
def replay(handover: Handover, *, by: Account | None, at: datetime) -> Handover:
    """Send a package once more under the same key; what was answered before does not count any more."""
    handover = Handover.objects.select_for_update(of=("self",)).select_related("destination", "case").get(pk=handover.pk)
    if handover.state in UNDER_WAY:
        raise UnderWay(str(handover))
    handover.turn += 1
    handover.state, handover.prepared_as = Handover.State.WAITING, ""
    handover.handed_at, handover.answer_by, handover.answered_at, handover.reference, handover.reason = None, None, None, "", ""
    handover.save()
    record_order(handover, by=by, at=at)
    return handover


def replay_all(handovers: HandoverQuerySet, *, by: Account | None, at: datetime) -> int:
    """Send many once more, each by itself; leave out what is under way, and return how many there are."""
    done = 0
    for handover in list(handovers.exclude(state__in=UNDER_WAY).order_by("pk")):
        try:
            replay(handover, by=by, at=at)
        except UnderWay:
            continue  # somebody else was quicker: it is being sent
        done += 1
    return done
