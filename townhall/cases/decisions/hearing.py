"""Hear somebody before a decision against them: what is intended and why, and time to comment (Anhörung, § 28 VwVfG NRW)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.cases.days import deadlines
from townhall.cases.exchange.correspondence import write_message
from townhall.cases.models import Case, Hearing, Message, State
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.procedures import procedure_of
from townhall.editorial.town_letters import UNDOINGS
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class HearingMissing(MoveNotAllowed):
    """The person has not been heard, or still has time to comment."""

    message = T(
        "Vor dieser Entscheidung hört die Stadt die Person an. Schreiben Sie, was Sie vorhaben, und warten Sie "
        "die Antwort oder das Ende der Frist ab.",
        en="The city hears the person before this decision. Write what you intend, and wait for the "
        "answer or the end of the time.",
    )


class NoHearing(MoveNotAllowed):
    """No decision of this service needs a hearing, or one is under way."""

    message = T(
        "Eine Anhörung läuft schon, oder diese Leistung sieht keine vor.",
        en="A hearing is under way already, or this service provides for none.",
    )


class HearingOver(MoveNotAllowed):
    """Nobody is being heard: the answer is here, or the time is over."""

    message = T(
        "Die Anhörung ist zu Ende. Was noch zu sagen ist, kann als Nachricht kommen.",
        en="The hearing is over. What is left to say can come as a message.",
    )


class NoAnswer(MoveNotAllowed):
    """A message of the authority, of before the hearing, or one that counts already."""

    message = T(
        "Diese Nachricht kann keine Antwort auf die Anhörung sein: Sie ist älter oder zählt schon.",
        en="This message cannot be the answer to the hearing: it is older or counts already.",
    )


@atomic
def hear(case: Case, *, outcome: str, text: str, due_on: date, by: "Account", at: datetime) -> Hearing:
    """Tell the applicant what is intended and until when they can comment."""
    case = lock(case)
    refuse_own(case, by)
    if outcome not in [each.id for each in heard_before(case)] or not is_possible(case, on=localdate(at)):
        raise NoHearing(f"{case} has no hearing before {outcome}.")
    made = Hearing.objects.create(case=case, outcome=outcome, text=text, due_on=due_on, held_by=by, held_at=at)
    deadlines.end(case, deadlines.HEARING, on=localdate(at))
    basis = procedure_of(case.application.version.definition).hearing
    deadlines.start_hearing(case, basis=basis, on=localdate(at), due_on=due_on)
    record("case.hearing_begun", case, by=by, at=at, detail={"intended": text}, hearing=made.pk, due_on=due_on)
    return made


def heard_before(case: Case) -> list[Outcome]:
    """Return what a person is heard before: while it is worked on, decisions of its service; later, taking it back."""
    if case.state == State.IN_REVIEW:
        return [each for each in case.application.version.definition.outcomes if each.hearing]
    return list(UNDOINGS) if case.state == State.DECIDED else []


@atomic
def comment(case: Case, *, text: str, by: "Account | None", at: datetime) -> Message:
    """Answer the hearing; with that the authority may decide (Äußerung)."""
    case = lock(case)
    hearing = refuse_over(case, on=localdate(at))
    message = write_message(case, text=text, by=by, at=at, from_citizen=True)
    return take_as_answer(message, hearing, by=by, at=at)


@atomic
def count_as_answer(message: Message, *, by: "Account", at: datetime) -> Message:
    """Say that something the person wrote is their answer to the hearing, though it came as an ordinary message."""
    case = lock(message.case)
    refuse_own(case, by)
    hearing = refuse_over(case, on=localdate(at))
    message = Message.objects.get(pk=message.pk, case=case)
    if not may_be_answer(message, hearing):
        raise NoAnswer(f"{message.pk} is no answer to {hearing.pk}.")
    message.case = case
    return take_as_answer(message, hearing, by=by, at=at)


def may_be_answer(message: Message, hearing: Hearing) -> bool:
    """Say whether a message can be meant for a hearing: the person wrote it, later, and it counts for none yet."""
    return message.from_citizen and message.sent_at > hearing.held_at and message.hearing_id is None


def take_as_answer(message: Message, hearing: Hearing, *, by: "Account | None", at: datetime) -> Message:
    message.hearing = hearing
    message.save(update_fields=["hearing"])
    deadlines.end(message.case, deadlines.HEARING, on=localdate(at))
    record("case.hearing_answered", message.case, by=by, at=at, hearing=hearing.pk, message=message.pk)
    return message


def refuse_over(case: Case, *, on: date) -> Hearing:
    hearing = under_way(case, on=on)
    if hearing is None:
        raise HearingOver(f"{case} is not being heard.")
    return hearing


def is_possible(case: Case, *, on: date) -> bool:
    """Say whether a hearing can begin: none is under way."""
    return under_way(case, on=on) is None


def under_way(case: Case, *, on: date) -> Hearing | None:
    """Return the hearing whose answer the authority waits for; None if there is none, or it is over."""
    last = latest(case)
    return last if last is not None and not is_over(last, on=on) else None


def latest(case: Case) -> Hearing | None:
    return Hearing.objects.filter(case=case).order_by("-pk").first()


def is_over(hearing: Hearing, *, on: date) -> bool:
    """Say whether the person has commented, or has let the time pass; other messages do not end a hearing."""
    return on > hearing.due_on or hearing.answers.exists()


def refuse_unheard(case: Case, *, outcome: str, on: date) -> None:
    """Refuse a decision that needs a hearing before it has been held, whatever was intended then."""
    last = latest(case)
    if last is None or last.outcome != outcome or not is_over(last, on=on):
        raise HearingMissing(f"{case} has not been heard before {outcome}.")
