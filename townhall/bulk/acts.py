"""What can be done to many cases: for each act, why it cannot be done to a case, and the verb that does it.

An objection is found with the very checks of the verb, on what is loaded already, so that a plan for thousands is cheap.
The verb checks again under lock.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.accounts.models import Account
from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.models import Position
from townhall.authorities.reach import Reach, positions_of
from townhall.authorities.registers import NotReachable
from townhall.bulk.models import Job, Kind
from townhall.cases import transitions
from townhall.cases.decisions import deciding
from townhall.cases.exchange import correspondence
from townhall.cases.models import CLOSABLE, Case, CaseQuerySet, State
from townhall.cases.moves import MoveNotAllowed, refuse_applicant, refuse_unless
from townhall.cases.permissions import covers, may_assign, may_see, may_work
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.outcomes import Signing
from townhall.lib.text import T

OUT_OF_SIGHT = T("Sie sehen diesen Vorgang nicht mehr.", en="You do not see this case any more.")
NOT_YOURS = T("Der Vorgang liegt nicht bei Ihnen. Übernehmen Sie ihn zuerst.", en="The case is not in your hands. Take it first.")
NO_SUPERVISOR = T("Zuteilen kann nur die Aufsicht dieser Stelle.", en="Only a supervisor of this office can assign.")
WRONG_STATE = T("In diesem Stand nicht möglich: {state}.", en="Not possible in this state: {state}.")
OTHER_VERSION = T(
    "Der Vorgang gehört zu einer anderen Leistung oder Fassung.", en="The case belongs to another service or version."
)
HAS_IT_ALREADY = T("Der Vorgang liegt schon bei dieser Person.", en="This person has the case already.")
RULES_SILENT = T(
    "Die Regel, der Rechtsstand oder ein Register gibt keine Auskunft. Entscheiden Sie den Vorgang einzeln.",
    en="The rule, the legal register or a register gives no answer. Decide the case by itself.",
)

DECIDED = T("Wird entschieden: {outcome}.", en="Is decided: {outcome}.")
PROPOSED = T(
    "Wird vorgeschlagen, eine zweite Person unterschreibt: {outcome}.", en="Is proposed, a second person signs: {outcome}."
)


@dataclass
class Clerk:
    """Who a job acts for, and where they work at this moment."""

    account: Account
    positions: list[Position]

    @classmethod
    def now(cls, account_id: int) -> "Clerk":
        account = Account.objects.get(pk=account_id)
        return cls(account, positions_of(account, on=localdate()) if account.is_active else [])

    @cached_property
    def cases(self) -> CaseQuerySet:
        """Return the cases this clerk may see."""
        return Case.objects.worked_on_by(self.account, reach=Reach(self.account, self.positions))


class Act(Protocol):
    relies_on_answers: bool  # then a change of the application since the plan stops it

    @property
    def effect(self) -> T:
        """Say what happens to each case."""

    def check(self, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
        """Say why the clerk may not do this; raise what the verb would raise if the case does not allow it."""

    def carry_out(self, case: Case, *, by: Account, at: datetime) -> None: ...


class Take:
    relies_on_answers = False
    effect = T("Sie übernehmen den Vorgang.", en="You take the case.")

    def check(self, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
        refuse_applicant(case, clerk.account)
        transitions.refuse_taken(case)
        return None

    def carry_out(self, case: Case, *, by: Account, at: datetime) -> None:
        transitions.take(case, by=by, at=at)


class Assign:
    relies_on_answers = False

    def __init__(self, to: int):
        self.to = Clerk.now(to)

    @property
    def effect(self) -> T:
        return T("Der Vorgang geht an {name}.", en="The case goes to {name}.").fill(name=str(self.to.account))

    def check(self, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
        refuse_unless(case, *transitions.OPEN)
        if not may_assign(clerk.account, clerk.positions, case):
            return NO_SUPERVISOR
        if not covers(self.to.account, self.to.positions, case):
            raise transitions.NotOfThisAuthority(f"{self.to.account.pk} does not work for {case.authority_id}.")
        refuse_applicant(case, self.to.account)
        return HAS_IT_ALREADY if case.clerk_id == self.to.account.pk else None

    def carry_out(self, case: Case, *, by: Account, at: datetime) -> None:
        transitions.assign(case, to=self.to.account, by=by, at=at)


class Remind:
    relies_on_answers = False
    effect = T("Eine Erinnerung liegt im Postfach.", en="A reminder goes to the inbox.")

    def check(self, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
        correspondence.open_request(case, at=at)
        return not_theirs(case, clerk)

    def carry_out(self, case: Case, *, by: Account, at: datetime) -> None:
        correspondence.remind(case, by=by, at=at)


class Close:
    relies_on_answers = False
    effect = T("Der Vorgang wird abgeschlossen.", en="The case is closed.")

    def check(self, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
        refuse_unless(case, *CLOSABLE)
        return not_theirs(case, clerk)

    def carry_out(self, case: Case, *, by: Account, at: datetime) -> None:
        transitions.close(case, by=by, at=at)


class Decide:
    """Decide alike: one outcome and the same reasons for cases of one line of a service's versions."""

    relies_on_answers = True

    def __init__(self, version: int, outcome: str, reasons: str):
        self.version = ServiceVersion.objects.defer("data", "hooks").get(pk=version)
        self.outcome, self.reasons = outcome, reasons

    @property
    def effect(self) -> T:
        outcome = self.version.definition.outcome(self.outcome)
        return (PROPOSED if outcome.signing == Signing.TWO else DECIDED).fill(outcome=outcome.label)

    def check(self, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
        deciding.refuse_undecidable(case, by=clerk.account)
        version = case.application.version
        if (version.slug, version.line) != (self.version.slug, self.version.line):
            return OTHER_VERSION
        return not_theirs(case, clerk) or self.against_the_rule(case, at=at)

    def against_the_rule(self, case: Case, *, at: datetime) -> T | None:
        """Raise what the rule of the service says against this outcome, or say that it gives no answer."""
        try:
            deciding.refuse_impossible(case, outcome=self.outcome, at=at)
        except (HookGone, NotInRegister, NotChecked, NotReachable):
            return RULES_SILENT
        return None

    def carry_out(self, case: Case, *, by: Account, at: datetime) -> None:
        deciding.propose(case, outcome=self.outcome, reasons=self.reasons, by=by, at=at)


ACTS: dict[str, type[Any]] = {
    Kind.TAKE: Take,
    Kind.ASSIGN: Assign,
    Kind.REMIND: Remind,
    Kind.DECIDE: Decide,
    Kind.CLOSE: Close,
}


def act_of(job: Job) -> Act:
    act: Act = ACTS[job.kind](**job.parameters)
    return act


def not_theirs(case: Case, clerk: Clerk) -> T | None:
    return None if may_work(clerk.account, clerk.positions, case) else NOT_YOURS


def objection(act: Act, case: Case, clerk: Clerk, *, at: datetime) -> T | None:
    """Say why nothing will be done to a case, or None if the act is possible."""
    if not may_see(clerk.account, clerk.positions, case):
        return OUT_OF_SIGHT
    try:
        return act.check(case, clerk, at=at)
    except MoveNotAllowed as problem:
        return why(problem, case)


def why(problem: MoveNotAllowed, case: Case) -> T:
    """Return the words of a refusal; one that only says "in this state" names the state."""
    return WRONG_STATE.fill(state=state_of(case)) if type(problem) is MoveNotAllowed else problem.message


def state_of(case: Case) -> T:
    def named(language: str) -> str:
        with override(language):
            return str(State(case.state).label)

    return T(named("de"), en=named("en"))
