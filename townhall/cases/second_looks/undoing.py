"""Take a decision back: withdraw an unlawful one (Rücknahme, § 48) or revoke a lawful one (Widerruf, § 49 VwVfG NRW).

It is a decision of its own, with reasons, a hearing before it, its own remedy and, where the first one needed two people,
a second signature. What the first one created ends on the day it says; numbers stay on record.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.days import deadlines
from townhall.cases.decisions import rebilling, replacing
from townhall.cases.decisions.hearing import refuse_unheard
from townhall.cases.decisions.remedies import against_taking_back, remedy_text
from townhall.cases.decisions.standing import the_standing
from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.holdings import entitlements
from townhall.cases.models import Case, Decision, OperativePart, State
from townhall.cases.moves import MoveNotAllowed, change, lock, refuse_own, refuse_unless
from townhall.cases.second_looks.reopening import refuse_proposed
from townhall.catalogue.definition import Definition
from townhall.catalogue.outcomes import Nature, Signing
from townhall.catalogue.procedures import procedure_of
from townhall.catalogue.results import Law, Part, Result
from townhall.editorial.town_letters import OUTCOMES
from townhall.editorial.using import phrases_for, wording_for
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

SENTENCES = "notice.undoing"  # key of the sentences such a decision is made of


class NotAnAct(MoveNotAllowed):
    """Only an administrative act is withdrawn or revoked; a contract, a certificate or a reply is not."""

    message = T(
        "Das ist kein Verwaltungsakt. Zurücknehmen oder widerrufen lässt er sich nicht. Prüfen Sie die Entscheidung noch einmal "
        "und schreiben Sie neu.",
        en="This is no administrative act, so it cannot be withdrawn or revoked. Look at the decision again and write anew.",
    )


class UnknownGround(MoveNotAllowed):
    message = T("Wählen Sie einen der angebotenen Gründe.", en="Choose one of the grounds offered.")


class NotFromThen(MoveNotAllowed):
    """The ground does not reach back to this day, or the day lies before the decision."""

    message = T(
        "Ab diesem Tag geht es nicht: Der Grund wirkt nicht zurück, oder den Bescheid gab es da noch nicht.",
        en="Not from this day: this ground has no effect on the past, or the notice had not been made by then.",
    )


class ReasonsMissing(MoveNotAllowed):
    message = T("Schreiben Sie, warum Sie den Bescheid zurücknehmen.", en="Write why you take the notice back.")


class TooMuchBack(MoveNotAllowed):
    message = T("Zurückzahlen lässt sich höchstens, was gezahlt ist.", en="At most what has been paid can be paid back.")


@dataclass(frozen=True)
class Ground:
    """A legal ground to take a decision back, from the legal register."""

    id: str
    kind: str  # "withdrawal" or "revocation"
    basis: str  # citation
    title: T
    past: bool  # whether it may reach back

    @classmethod
    def load(cls, data: dict[str, Any]) -> "Ground":
        return cls(data["id"], data["kind"], data["basis"], T.load(data["title"]), data["past"])


@dataclass(frozen=True)
class Wish:
    """What a clerk fills in: the ground, the first day without the decision, the reasons, and what becomes of the fee."""

    ground: str
    begins: date
    reasons: str
    unheard: str = ""  # why the person is not heard before (§ 28 Abs. 2 VwVfG NRW)
    back: int | None = None  # cents of the fee that go back, 0 ends what is still owed; None leaves the fee as it is


def grounds_of(definition: Definition, *, on: date, law: Law) -> list[Ground]:
    """Return the grounds of the law by which the office proceeds: of the tax code for taxes and levies, else of the VwVfG NRW."""
    return [Ground.load(each) for each in law.value(procedure_of(definition).undoing, on=on)]


def draw_up(case: Case, wish: Wish, *, by: "Account", at: datetime) -> Decision:
    """Return the unsaved decision that takes the standing one back, as the draft shows it."""
    about, law, on = refuse_no_act(case), Register(), localdate(at)
    ground = ground_of(case, wish, on=on, law=law)
    refuse_impossible(about, ground, wish, on=on)
    decided = localdate(about.signed_at or about.proposed_at)
    begins = written.day(wish.begins)
    definition, say = case.application.version.definition, phrases_for(SENTENCES, on=on).fill
    words = say(ground.kind, day=written.day(decided), begins=begins, basis=ground.basis)
    remedy = against_taking_back(next((part.remedy for part in about.parts.order_by("number") if part.remedy), ""))
    notes = [say("ends", label=row.label, number=row.identifier, begins=begins) for row in replacing.created_by(about)]
    if wish.back:
        notes.append(say("money_back", amount=written.euro(wish.back)))
    basis, why = procedure_of(definition).no_hearing, wish.unheard.strip()
    reasons = (say("unheard", basis=basis, why=why),) if why else ()
    result = Result(parts=(Part(words, remedy),), reasons=reasons, notes=tuple(notes))
    return Decision(
        case=case,
        number=1,
        kind=ground.kind,
        about=about,
        status=Decision.Status.PROPOSED,
        outcome=ground.kind,
        reasons=wish.reasons.strip(),
        stated={"ground": ground.id, "begins": wish.begins.isoformat(), "back": wish.back},
        content=result.dump(),
        wording=wording_for(definition, OUTCOMES[ground.kind], of_the_town=True).dump(),
        trace={"legal_basis": ground.basis},
        proposed_by=by,
        proposed_at=at,
    )


def refuse_no_act(case: Case) -> Decision:
    """Return the standing decision if it can be taken back by law."""
    about = the_standing(case)
    if outcome_of(about).nature != Nature.ADMINISTRATIVE_ACT:
        raise NotAnAct(f"{about.outcome} is no administrative act.")
    return about


def ground_of(case: Case, wish: Wish, *, on: date, law: Law) -> Ground:
    for ground in grounds_of(case.application.version.definition, on=on, law=law):
        if ground.id == wish.ground:
            return ground
    raise UnknownGround(f"There is no ground {wish.ground!r}.")


def refuse_impossible(about: Decision, ground: Ground, wish: Wish, *, on: date) -> None:
    if not wish.reasons.strip():
        raise ReasonsMissing(f"{about.case} is taken back without reasons.")
    if wish.begins < localdate(about.signed_at or about.proposed_at) or (wish.begins < on and not ground.past):
        raise NotFromThen(f"{ground.id} from {wish.begins}.")
    if wish.back and wish.back > rebilling.paid_so_far(about.case):
        raise TooMuchBack(f"{wish.back} cents.")


@atomic
def undo(case: Case, wish: Wish, *, by: "Account", at: datetime) -> Decision:
    """Take the standing decision back, or propose it where the decision itself needed two people."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.DECIDED, State.CLOSED)
    refuse_proposed(case)
    decision, undone = draw_up(case, wish, by=by, at=at), outcome_of(the_standing(case))
    if undone.granted and not wish.unheard.strip():
        refuse_unheard(case, outcome=decision.outcome, on=localdate(at))
    decision.number = case.decisions.count() + 1
    decision.save(force_insert=True)
    keep_parts(decision, on=localdate(at))
    if undone.signing == Signing.TWO:
        record("case.decision_proposed", case, by=by, at=at, decision=decision.pk, outcome=decision.outcome)
        return decision
    return finish(decision, by=by, at=at)


def keep_parts(decision: Decision, *, on: date) -> None:
    """Freeze the operative parts with the remedies of the day."""
    law, nature = Register(), OUTCOMES[decision.outcome].nature
    for number, part in enumerate(Result.load(decision.content).parts, start=1):
        words = remedy_text(part.remedy, decision.case.authority, on=on, law=law).dump() if part.remedy else {}
        facts = {"text": part.text.dump(), "legal_nature": nature.value, "remedy": part.remedy, "remedy_text": words}
        OperativePart.objects.create(decision=decision, number=number, **facts)


def finish(decision: Decision, *, by: "Account", at: datetime) -> Decision:
    """Let it take effect: stock, state, fee and event in one transaction; the case is locked."""
    case, about, begins = decision.case, decision.about, date.fromisoformat(decision.stated["begins"])
    assert about is not None
    decision.status, decision.signed_at = Decision.Status.FINAL, at
    decision.save(update_fields=["status", "signed_by", "signed_at"])
    rows = replacing.created_by(about)
    for key in sorted({row.group_key for row in rows}):
        entitlements.lock_group(key)
    for row in rows:
        replacing.end(row, decision, after=begins - timedelta(days=1))
    replacing.restore(about, by=decision, besides=set())
    deadlines.end_all(case, on=localdate(at))
    change(case, state=State.DECIDED, closed_at=None)
    said = Result.load(decision.content).parts[0].text.dump()
    record("decision.undone", case, by=by, at=at, decision=decision.pk, about=about.pk, begins=begins, sentence=said)
    if decision.stated["back"] is not None:
        record("fee.adjusted", case, by=by, at=at, keeps="", back=decision.stated["back"])
    for other in entitlements.other_cases(entitlements.touched_by(decision), case):
        record("entitlement.changed", other, by=by, at=at, decision=decision.pk, by_case=case.number)
    return decision
