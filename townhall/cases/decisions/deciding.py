"""Decide a case: automatically where the law allows it, by one person, or by two (Entscheidung).

A decision is worked out by the service's rule, kept with its trace, and never computed again. All decisions of one
household stand in line, because each counts what the others have created.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate, now

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.registers import NotReachable
from townhall.cases.decisions.grounds import Grounds, OutcomeImpossible, draw_up, finish, keep
from townhall.cases.decisions.hearing import refuse_unheard
from townhall.cases.decisions.reasoning import Chosen
from townhall.cases.exchange.consulting import refuse_unconsulted
from townhall.cases.holdings import entitlements
from townhall.cases.holdings.allotments import NothingLeft
from townhall.cases.models import Case, Decision, State
from townhall.cases.moves import lock, move, refuse_applicant, refuse_own, refuse_unless
from townhall.catalogue import rules, splitting
from townhall.catalogue.outcomes import Signing
from townhall.catalogue.rules import Reasoned
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.codec import digest
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

NOT_ALLOWED = T(
    "Der Rechtsstand erlaubt keine automatische Entscheidung. Ein Mensch entscheidet.",
    en="The legal register does not allow an automatic decision. A person decides.",
)
NOT_RELIABLE = T(
    "Im Rechtsstand fehlt ein geprüfter Eintrag. Ein Mensch entscheidet.",
    en="A checked entry of the legal register is missing. A person decides.",
)
NO_ANSWER = T(
    "Ein Register, das gefragt werden muss, antwortet nicht. Ein Mensch entscheidet.",
    en="A register that has to be asked does not answer. A person decides.",
)
NEEDS_A_PERSON = T(
    "Diese Entscheidung braucht Begründung, Anhörung, weitere Angaben oder eine zweite Unterschrift. Ein Mensch entscheidet.",
    en="This decision needs reasons, a hearing, further facts or a second signature. A person decides.",
)
SAMPLED = T(
    "Dieser Vorgang gehört zur Stichprobe, die ein Mensch ansieht.",
    en="This case belongs to the random sample that a person looks at.",
)


class ReasonsMissing(Exception):
    """This outcome needs the clerk's reasons (§ 39 VwVfG NRW)."""

    message = T("Schreiben Sie, warum Sie so entscheiden.", en="Write why you decide like this.")


class StatementMissing(Exception):
    """This outcome asks the clerk for facts that are not stated yet."""

    message = T("Ergänzen Sie, was diese Entscheidung von Ihnen wissen muss.", en="State what this decision has to know.")


def decide_automatically(event: Event, *, at: datetime | None = None) -> None:
    """Decide an ordinary case at once, if the law allows it on that day; otherwise note why a person decides."""
    case = lock(Case(pk=int(event.subject_id)))
    if case.state != State.RECEIVED or case.clerk_id is not None:
        return
    at = at or now()
    try:
        grounds = Grounds(case, localdate(at))
        entitlements.lock_group(grounds.key)
        ruling = rule_on(grounds)
        if ruling.value is not None:
            with atomic():  # all of it or nothing: a missing remedy shows late
                settle(grounds, ruling, at=at)
            return
        sentence = ruling.sentence
    except (NotInRegister, NotChecked):
        sentence = NOT_RELIABLE
    except NotReachable:
        sentence = NO_ANSWER
    except (NothingLeft, OutcomeImpossible) as refusal:
        sentence = refusal.message
    record("case.left_to_person", case, by=None, at=at, sentence=sentence.dump())


def rule_on(grounds: Grounds) -> Reasoned:
    """Ask the rule of the service; it decides only if the switch in the legal register is on, and says what it notices anyway."""
    definition = grounds.answers.definition
    ruling = rules.decide(grounds.answers, grounds.situation)
    if ruling.value is not None:
        if not definition.automation or not grounds.register.holds(definition.automation, on=grounds.today):
            return Reasoned(None, "", NOT_ALLOWED)
        outcome = grounds.outcome(ruling.value.outcome)
        if outcome.needs_reasons or outcome.asks or outcome.hearing or outcome.signing == Signing.TWO:
            return Reasoned(None, ruling.rule, NEEDS_A_PERSON)
        if is_sampled(grounds):
            return Reasoned(None, ruling.rule, SAMPLED)
    return ruling


def is_sampled(grounds: Grounds) -> bool:
    """Say whether a person looks at this case although the machine might decide (Stichprobe).

    The case number draws the lot, so that asking again gives the same answer.
    """
    key = grounds.answers.definition.sample
    if not key:
        return False
    share = int(grounds.register.value(key, on=grounds.today))
    return int(digest(grounds.case.number)[:8], 16) % 100 < share


def settle(grounds: Grounds, ruling: Reasoned, *, at: datetime) -> None:
    definition = grounds.answers.definition
    outcome = grounds.outcome(ruling.value.outcome)
    result = grounds.assess(outcome)
    basis = grounds.register.entry(definition.automation, on=grounds.today).source
    decision = draw_up(grounds, outcome, result, reasons="", by=None, at=at)
    decision.automatic = True
    decision.trace |= {"rule": ruling.rule, "sentence": ruling.sentence.dump(), "legal_basis": basis}
    finish(grounds, decision, by=None, at=at)


def preview(
    case: Case,
    *,
    outcome: str,
    reasons: str = "",
    blocks: Sequence[Chosen] = (),
    stated: dict | None = None,
    by: "Account | None" = None,
    at: datetime,
) -> Decision:
    """Return the decision as it would be, unsaved, for the draft of the letter."""
    grounds = Grounds(case, localdate(at), outcome, stated or {})
    chosen = grounds.outcome(outcome)
    result = grounds.assess(chosen, stated)
    return draw_up(grounds, chosen, result, reasons=reasons, blocks=blocks, stated=stated, by=by, at=at)


@atomic
def propose(
    case: Case,
    *,
    outcome: str,
    reasons: str = "",
    blocks: Sequence[Chosen] = (),
    stated: dict | None = None,
    by: "Account",
    at: datetime,
) -> Decision:
    """Decide a case, or propose it where a second person has to sign (Entscheidung, Entscheidungsvorschlag).

    `blocks` are building blocks of the reasons in their order; `reasons` the clerk's own words behind them. `stated` holds
    what the outcome asks the clerk, in stored form, by id.
    """
    case = lock(case)
    refuse_own(case, by)
    refuse_undecidable(case, by=by)
    grounds = Grounds(case, localdate(at), outcome, stated or {})
    chosen = grounds.outcome(outcome)
    if chosen.needs_reasons and not (reasons.strip() or blocks):
        raise ReasonsMissing(f"{outcome} needs reasons.")
    if problems := grounds.statement(chosen, stated or {}).problems() or splitting.problems(chosen, stated or {}):
        raise StatementMissing(f"{outcome} asks for {', '.join(problems)}.")
    if chosen.hearing:
        refuse_unheard(case, outcome=outcome, on=localdate(at))
    refuse_unconsulted(case, on=localdate(at))
    entitlements.lock_group(grounds.key)
    result = grounds.assess(chosen, stated)
    decision = draw_up(grounds, chosen, result, reasons=reasons.strip(), blocks=blocks, stated=stated, by=by, at=at)
    if chosen.signing == Signing.ONE:
        return finish(grounds, decision, by=by, at=at)
    keep(grounds, decision)
    move(case, State.PROPOSED)
    record("case.decision_proposed", case, by=by, at=at, decision=decision.pk, outcome=outcome)
    return decision


def refuse_undecidable(case: Case, *, by: "Account") -> None:
    refuse_applicant(case, by)
    refuse_unless(case, State.IN_REVIEW)


def refuse_impossible(case: Case, *, outcome: str, at: datetime) -> None:
    """Refuse with OutcomeImpossible what the rule of the service says cannot be, before anybody decides it."""
    grounds = Grounds(case, localdate(at), outcome)
    grounds.assess(grounds.outcome(outcome))
