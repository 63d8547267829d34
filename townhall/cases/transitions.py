"""The life of a case (Vorgang) between receipt and decision.

Every function here is one thing that can happen to a case: it locks the case, checks, changes and records one event in
the same transaction. What follows from the event stands in townhall/flow.py; decisions are made in deciding.py.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate, now

from townhall.applications.amending import amend, with_promises_kept
from townhall.authorities.tree import works_at
from townhall.cases.days import deadlines
from townhall.cases.holdings import allotments
from townhall.cases.models import CLOSABLE, OPEN, Case, Decision, InformationRequest, State
from townhall.cases.moves import MOVES as MOVES
from townhall.cases.moves import MoveNotAllowed as MoveNotAllowed
from townhall.cases.moves import OwnCase as OwnCase
from townhall.cases.moves import change, lock, move, refuse_own, refuse_unless
from townhall.cases.search import listing
from townhall.catalogue.answers import NotAsked
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NotOfThisAuthority(MoveNotAllowed):
    """A case is assigned only to somebody who works for its authority."""

    message = T(
        "Diese Person arbeitet nicht für die zuständige Stelle. Wählen Sie jemand anderes.",
        en="This person does not work for the authority in charge. Choose somebody else.",
    )


class AlreadyTaken(MoveNotAllowed):
    """Somebody works on the case already."""

    message = T(
        "Den Vorgang bearbeitet schon jemand. Nehmen Sie einen anderen.",
        en="Somebody works on this case already. Take another one.",
    )


class NothingHandedIn(MoveNotAllowed):
    """None of the files that were promised has come."""

    message = T("Laden Sie eine Datei hoch, bevor Sie absenden.", en="Upload a file before you send.")


@atomic
def resume(event: Event, *, at: datetime | None = None) -> None:
    """Begin to work on a case whose fee is paid; the time we promise starts now (Zahlungseingang).

    Money that came after the case was closed for want of it counts, too: the case goes on, with a new place in line.
    """
    case, at = lock(Case(pk=int(event.subject_id))), at or now()
    if case.state != State.AWAITING_PAYMENT and case.lapsed_at is None:
        return  # paid after the decision, or withdrawn meanwhile
    paid_on = localdate(event.happened_at)
    answers = case.application.answers(today=paid_on)
    deadlines.end(case, deadlines.PAYMENT, on=paid_on)
    deadline = deadlines.processing(answers, on=paid_on)
    if deadline is not None:
        deadlines.begin(deadline, case, at=at)
    is_late = case.lapsed_at is not None
    move(case, State.RECEIVED, due_on=deadlines.last_day(deadline), closed_at=None, lapsed_at=None)
    if is_late:
        allotments.reserve_at_receipt(case, answers, at=at, asked_at=event.happened_at)
        record("case.revived", case, by=None, at=at)
    record("case.resumed", case, by=None, at=at)


@atomic
def lapse(case: Case, *, at: datetime) -> Case:
    """Close a case nobody has worked on, because its fee was not paid in time; what it had reserved is free again.

    The authority may wait for its fee before it acts (§ 16 GebG NRW). payments/lapsing.py says when the time is over.
    """
    case = lock(case)
    refuse_unless(case, State.AWAITING_PAYMENT)
    move(case, State.CLOSED, due_on=None, closed_at=at, lapsed_at=at)
    allotments.give_back(case, by=None, at=at)
    deadlines.end_all(case, on=localdate(at))
    record("case.lapsed", case, by=None, at=at)
    return case


@atomic
def take(case: Case, *, by: "Account", at: datetime) -> Case:
    """Take on a case that nobody works on yet (Übernahme)."""
    case = lock(case)
    refuse_taken(case)
    give(case, to=by)
    record("case.taken", case, by=by, at=at)
    return case


def refuse_taken(case: Case) -> None:
    refuse_unless(case, *OPEN)
    if case.clerk_id is not None:
        raise AlreadyTaken(f"{case} is taken.")


@atomic
def assign(case: Case, *, to: "Account", by: "Account", at: datetime) -> Case:
    """Give a case to somebody who works for its authority (Zuteilung)."""
    case = lock(case)
    refuse_unless(case, *OPEN)
    if not works_at(to, case.authority, service=case.service_slug):
        raise NotOfThisAuthority(f"{to.pk} does not work for {case.authority_id}.")
    give(case, to=to)
    record("case.assigned", case, by=by, at=at, to=to.pk)
    return case


def give(case: Case, *, to: "Account") -> None:
    refuse_own(case, to)
    change(case, clerk=to, state=State.IN_REVIEW if case.state == State.RECEIVED else case.state)


@atomic
def give_back(case: Case, *, by: "Account", at: datetime) -> Case:
    """Put a case back to those that nobody works on (Rückgabe)."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.IN_REVIEW)  # a case that waits for its fee must not begin by this door
    move(case, State.RECEIVED, clerk=None)
    record("case.given_back", case, by=by, at=at)
    return case


@atomic
def request_information(
    case: Case, *, paths: Iterable[str], question: str, due_on: date, by: "Account", at: datetime
) -> InformationRequest:
    """Ask the citizen for exactly these answers; the processing deadline waits meanwhile (Nachforderung)."""
    case, paths = lock(case), list(paths)
    refuse_own(case, by)
    refuse_unasked(case, paths, on=localdate(at))
    move(case, State.INFO_REQUESTED, due_on=due_on)
    asked = InformationRequest.objects.create(case=case, paths=paths, question=question, due_on=due_on, asked_by=by, asked_at=at)
    deadlines.pause(case, on=localdate(at))
    deadlines.start_answer(case, on=localdate(at), due_on=due_on)
    facts = {"request": asked.pk, "paths": paths, "due_on": due_on}
    record("case.info_requested", case, by=by, at=at, detail={"question": question}, **facts)
    return asked


def refuse_unasked(case: Case, paths: list[str], *, on: date) -> None:
    answers = case.application.answers(today=on)
    for path in paths:
        answers[path]  # NotAsked if the version of this application has no such question
    if not paths:
        raise NotAsked("A request names at least one question.")


@atomic
def answer_request(case: Case, *, tree: dict, by: "Account | None", at: datetime) -> Case:
    """Take over the answers that were asked for, and no others (Antwort auf eine Nachforderung)."""
    case = lock(case)
    refuse_unless(case, State.INFO_REQUESTED)
    asked = InformationRequest.objects.get(case=case, answered_at=None)
    amendment = amend(case.application, tree, at=at, only=asked.paths)
    listing.renew(case)
    asked.answered_at = at
    asked.save(update_fields=["answered_at"])
    go_on(case, on=localdate(at), is_complete=not case.application.promised)
    record("case.info_answered", case, by=by, at=at, request=asked.pk, amendment=amendment.pk, paths=amendment.paths)
    return case


@atomic
def carry_on(case: Case, *, by: "Account", at: datetime) -> Case:
    """Go on without the answer that was asked for."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.INFO_REQUESTED)
    InformationRequest.objects.filter(case=case, answered_at=None).update(answered_at=at)
    go_on(case, on=localdate(at))
    record("case.carried_on", case, by=by, at=at)
    return case


def go_on(case: Case, *, on: date, is_complete: bool = True) -> None:
    """Work on; where silence means something, the time runs on only if nothing that was promised is missing."""
    deadlines.end(case, deadlines.ANSWER, on=on)
    silence = case.application.version.definition.silence
    resumed = deadlines.resume(case, on=on) if is_complete or silence is None else deadlines.running(case, deadlines.PROCESSING)
    move(case, State.IN_REVIEW, due_on=deadlines.last_day(resumed) if resumed else case.due_on)


@atomic
def correct(case: Case, *, tree: dict, by: "Account | None", at: datetime) -> Case:
    """Let the applicant change the application before it is decided; a proposal falls back to review (Berichtigung)."""
    case = lock(case)
    refuse_unless(case, *OPEN)
    amendment = amend(case.application, tree, at=at)
    listing.renew(case)
    reconsider(case, on=localdate(at))
    record("application.amended", case, by=by, at=at, amendment=amendment.pk, paths=amendment.paths)
    return case


def reconsider(case: Case, *, on: date) -> None:
    if case.state == State.PROPOSED:
        take_back_proposal(case)
        move(case, State.IN_REVIEW)
    if anew := deadlines.completed(case, on=on):
        change(case, due_on=anew.due_on)


@atomic
def hand_in(case: Case, *, tree: dict, by: "Account | None", at: datetime) -> Case:
    """Take evidence that was promised with the application, and nothing else (Nachreichung)."""
    case = lock(case)
    refuse_unless(case, *OPEN)
    kept = with_promises_kept(case.application, tree)
    if kept is tree:
        raise NothingHandedIn(f"{case} waits for {', '.join(case.application.promised) or 'nothing'}.")
    amendment = amend(case.application, kept, at=at, only=case.application.promised)
    listing.renew(case)
    reconsider(case, on=localdate(at))
    record("application.evidence_added", case, by=by, at=at, amendment=amendment.pk, paths=amendment.paths)
    return case


@atomic
def withdraw(case: Case, *, by: "Account | None", at: datetime) -> Case:
    """Take the application back before it is decided (Rücknahme)."""
    case = lock(case)
    if case.decided_at is not None:
        raise MoveNotAllowed(f"{case} was decided before.")
    move(case, State.WITHDRAWN)
    take_back_proposal(case)
    allotments.give_back(case, by=by, at=at)
    deadlines.end_all(case, on=localdate(at))
    record("case.withdrawn", case, by=by, at=at)
    return case


def take_back_proposal(case: Case) -> None:
    case.decisions.filter(status=Decision.Status.PROPOSED).update(status=Decision.Status.RETURNED)


@atomic
def close(case: Case, *, by: "Account | None", at: datetime) -> Case:
    """Put a finished case away (zu den Akten)."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, *CLOSABLE)
    move(case, State.CLOSED, closed_at=at)
    record("case.closed", case, by=by, at=at)
    return case
