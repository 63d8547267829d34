"""What a decision rests on, and how it is put on record: parts, remedies, entitlements, event (Entscheidungsgrundlage)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from townhall.accounts.proofs import proved_facts
from townhall.authorities.legal_register import Register
from townhall.authorities.registers import residents, vehicles
from townhall.authorities.streets import StreetTable
from townhall.cases.days import deadlines
from townhall.cases.decisions import rebilling, replacing
from townhall.cases.decisions.billing import bill_after, request_payment
from townhall.cases.decisions.reasoning import Chosen, put_together
from townhall.cases.decisions.remedies import remedy_text
from townhall.cases.decisions.standing import standing
from townhall.cases.decisions.tracing import Watched, trace, watch
from townhall.cases.holdings import allotments, entitlements
from townhall.cases.models import Case, Decision, OperativePart, State
from townhall.cases.moves import MoveNotAllowed, move
from townhall.catalogue import rules, splitting
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking, fee, lacks
from townhall.catalogue.charging import charge
from townhall.catalogue.definition import STATED
from townhall.catalogue.outcomes import Nature, Outcome
from townhall.catalogue.results import Charge, Held, Impossible, Result, Situation
from townhall.editorial.using import wording_for
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class UnknownOutcome(MoveNotAllowed):
    """This version of the service cannot end like this."""

    message = T("Wählen Sie eine der angebotenen Entscheidungen.", en="Choose one of the decisions offered.")


class OutcomeImpossible(MoveNotAllowed):
    """The rule of the service says that this case cannot end like this; its message says why."""

    def __init__(self, case: Case, outcome: Outcome, because: T) -> None:
        super().__init__(f"{case} cannot end as {outcome.id!r}: {because.in_('en')}")
        self.message = because


@dataclass
class Grounds:
    """All that a decision on one case rests on, read once (Entscheidungsgrundlage)."""

    case: Case
    today: date
    outcome_id: str = ""
    stated: dict = field(default_factory=dict)
    deemed_on: date | None = None

    def __post_init__(self) -> None:
        self.register = Register()
        self.replaced = standing(self.case)
        self.answers: Watched = watch(self.case.application.answers(today=self.today))
        self.key = self.key_named() or entitlements.key_of(self.case.application.answers(today=self.today))

    def key_named(self) -> str:
        """Return the key of what the clerk names; '' if this outcome asks for no number or none is stated."""
        number = self.stated.get(self.outcome(self.outcome_id).names, "") if self.outcome_id else ""
        return entitlements.key_named(number, service=self.answers.definition.stock_slug) if number else ""

    @cached_property
    def found(self) -> tuple[Held, ...]:
        stock = self.answers.definition.stock_slug
        return entitlements.held(self.key, service=stock, on=self.today, besides=self.replaced)

    @cached_property
    def situation(self) -> Situation:
        application = self.case.application
        return Situation(
            today=self.today,
            submitted_on=localdate(application.submitted_at),
            law=self.register,
            held=self.found,
            places=StreetTable(),
            vehicles=vehicles(),
            residents=residents(),
            deemed_on=self.deemed_on,
            trust=application.trust_level,
            proved=proved_facts(application.account_id, level=application.trust_level),
        )

    def outcome(self, id: str) -> Outcome:
        for outcome in self.answers.definition.outcomes:
            if outcome.id == id:
                return outcome
        raise UnknownOutcome(f"{self.case.service_slug} has no outcome {id!r}.")

    def statement(self, outcome: Outcome, stated: dict) -> Answers:
        """Return what the clerk states for an outcome, as typed answers."""
        definition = self.answers.definition
        asked = asking(definition, outcome)
        if outcome.split is not None:
            asked = replace(asked, asks=(*asked.asks, *splitting.asked(outcome.split, definition, self.answers)))
        return Answers(definition.statement(asked), {STATED: stated}, today=self.today).visible()

    def assess(self, outcome: Outcome, stated: dict | None = None) -> Result:
        """Work out what an outcome comes to, with what the clerk states and the fee it sets; or OutcomeImpossible."""
        said = self.statement(outcome, stated or {})
        facts = {field.id: said[field.path] for field in said.definition.step(STATED).fields}
        answers, split = self.answers, outcome.split
        if split is not None:
            answers = watch(splitting.granted_only(split, answers, facts))
        result = rules.assess(answers, replace(self.situation, stated=facts), outcome.id)
        if isinstance(result, Impossible):
            raise OutcomeImpossible(self.case, outcome, result.because)
        if split is not None:
            result = replace(result, parts=(*result.parts, *splitting.refusals(split, self.answers, facts)))
            self.answers.paths |= answers.paths
        bill = self.case.bill
        if outcome.charged and result.charge is None:
            anew = self.replaced is not None and rebilling.is_billed_after(self.case)
            result = replace(result, charge=self.charge(answers, facts) if bill is None or anew else bill.charge)
        return rebilling.with_what_is_paid(self.case, result) if self.replaced is not None else result

    def charge(self, answers: Answers, stated: dict) -> Charge | None:
        """Work out the fee a decision sets, or take what the clerk states where its rule is not here."""
        if lacks(self.answers.definition, "charge"):
            return fee(self.answers.definition, stated)
        return charge(answers, self.situation)

    def trace(self, **facts: object) -> dict:
        version = self.case.application.version
        return trace(version=version, register=self.register, found=self.found, answers=self.answers, **facts)


def draw_up(
    grounds: Grounds,
    outcome: Outcome,
    result: Result,
    *,
    reasons: str,
    blocks: Sequence[Chosen] = (),
    stated: dict | None = None,
    by: "Account | None",
    at: datetime,
) -> Decision:
    """Return an unsaved proposal with its content, words and trace."""
    return Decision(
        case=grounds.case,
        number=1,
        about=grounds.replaced,
        status=Decision.Status.PROPOSED,
        outcome=outcome.id,
        reasons=reasons,
        wording=wording_for(grounds.answers.definition, outcome).dump(),
        blocks=put_together(grounds.case, outcome, blocks, on=grounds.today, law=grounds.register, stated=stated),
        stated=stated or {},
        content=result.dump(),
        trace=grounds.trace(),
        proposed_by=by,
        proposed_at=at,
    )


def keep(grounds: Grounds, decision: Decision) -> Decision:
    """Save a decision and freeze its operative parts with the remedies of the day."""
    outcome, result = grounds.outcome(decision.outcome), Result.load(decision.content)
    decision.number = grounds.case.decisions.count() + 1
    decision.save(force_insert=True)
    OperativePart.objects.bulk_create(
        OperativePart(
            decision=decision,
            number=number,
            text=part.text.dump(),
            legal_nature=outcome.nature.value,
            remedy=part.remedy if outcome.nature == Nature.ADMINISTRATIVE_ACT else "",
            remedy_text=remedy_of(grounds, outcome, part.remedy),
        )
        for number, part in enumerate(result.parts, start=1)
    )
    return decision


def remedy_of(grounds: Grounds, outcome: Outcome, key: str) -> dict[str, str]:
    if not key or outcome.nature != Nature.ADMINISTRATIVE_ACT:
        return {}
    return remedy_text(key, grounds.case.authority, on=grounds.today, law=grounds.register).dump()


def finish(grounds: Grounds, decision: Decision, *, by: "Account | None", at: datetime) -> Decision:
    """Let a decision take effect: entitlements, state, deadlines and event in one transaction; the group is locked."""
    case, replaced, on = grounds.case, grounds.replaced, localdate(at)
    stock, result = grounds.answers.definition.stock_slug, Result.load(decision.content)
    if replaced is not None:
        result = replacing.with_old_numbers(result, of=replaced)
    result = entitlements.with_numbers(result, service=stock, on=on)
    decision.status, decision.signed_at, decision.content = Decision.Status.FINAL, at, result.dump()
    if decision.pk is None:
        keep(grounds, decision)
    else:
        decision.save(update_fields=["status", "signed_by", "signed_at", "content"])
    allotments.grant(case, result.claims, by=by, at=at)
    if replaced is None:
        made = entitlements.apply_effects(decision, result, service=stock, key=grounds.key)
        touched = [row for row, effect in zip(made, result.effects, strict=True) if effect.change != "create"]
        bill = bill_after(case, result, on=on, register=grounds.register)
    else:
        replacing.apply_instead(decision, result, of=replaced, service=stock, key=grounds.key, on=on)
        touched = entitlements.touched_by(decision)
        bill = rebilling.bill_instead(case, result, by=by, at=at, register=grounds.register)
    move(case, State.DECIDED, decided_at=at, **({"billed": bill.dump()} if bill else {}))
    deadlines.end_all(case, on=on)
    outcome = grounds.outcome(decision.outcome)
    how = {"granted": outcome.granted, "automatic": decision.automatic}
    record("case.decided", case, by=by, at=at, detail=None, outcome=outcome.id, decision=decision.pk, **how)
    if bill is not None:
        request_payment(case, bill, at=at)
    for other in entitlements.other_cases(touched, case):
        record("entitlement.changed", other, by=by, at=at, decision=decision.pk, by_case=case.number)
    return decision
