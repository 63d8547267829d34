"""Hear somebody before a decision against them: what is intended and why, and time to comment (Anhörung, § 28 VwVfG NRW)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.cases import deadlines
from townhall.cases.models import Case, Hearing, State
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


def is_possible(case: Case, *, on: date) -> bool:
    """Say whether a hearing can begin: none is under way."""
    last = latest(case)
    return last is None or is_over(last, on=on)


def latest(case: Case) -> Hearing | None:
    return Hearing.objects.filter(case=case).order_by("-pk").first()


def is_over(hearing: Hearing, *, on: date) -> bool:
    """Say whether the person has commented, or has let the time pass."""
    return on > hearing.due_on or hearing.case.messages.filter(from_citizen=True, sent_at__gt=hearing.held_at).exists()


def refuse_unheard(case: Case, *, outcome: str, on: date) -> None:
    """Refuse a decision that needs a hearing before it has been held, whatever was intended then."""
    last = latest(case)
    if last is None or last.outcome != outcome or not is_over(last, on=on):
        raise HearingMissing(f"{case} has not been heard before {outcome}.")
