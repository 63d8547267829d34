"""Who may do what at a case: questions to objects that are loaded already, so they cost nothing (Befugnisse)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from townhall.authorities.models import Position, Role
from townhall.authorities.reach import own
from townhall.cases.models import Case, Decision

if TYPE_CHECKING:
    from townhall.accounts.models import Account


def is_own(account: "Account", case: Case) -> bool:
    """Say whether somebody filed this case; then they neither see nor touch it as a clerk (§ 20 VwVfG NRW)."""
    return case.application.account_id == account.pk


def covers(account: "Account", positions: Iterable[Position], case: Case) -> bool:
    """A position reaches what is at or below its authority; that of an absent colleague only what is in their hands."""
    return any(
        position.reaches(case.authority, case.service_slug) and position.account_id in (account.pk, case.clerk_id)
        for position in positions
    )


def supervises(positions: Iterable[Position], case: Case) -> bool:
    led = (position for position in positions if position.role == Role.SUPERVISOR)
    return any(position.reaches(case.authority, case.service_slug) for position in led)


def may_see(account: "Account", positions: Iterable[Position], case: Case) -> bool:
    return covers(account, positions, case) and not is_own(account, case)


def may_work(account: "Account", positions: list[Position], case: Case) -> bool:
    """A case is worked on by the clerk who has it, by who stands in for them, or by a supervisor."""
    hands = {account.pk, *(position.account_id for position in positions)}
    return may_see(account, positions, case) and (case.clerk_id in hands or supervises(positions, case))


def in_place_of(account: "Account", positions: Iterable[Position], case: Case) -> "Account | None":
    """Return whose case somebody works on as a substitute: not their own, nor one they supervise."""
    if case.clerk_id == account.pk or supervises(positions, case):
        return None
    return next((each.account for each in positions if each.account_id == case.clerk_id), None)


def may_assign(account: "Account", positions: list[Position], case: Case) -> bool:
    return case.is_open and may_see(account, positions, case) and supervises(positions, case)


def may_sign(account: "Account", positions: list[Position], case: Case, decision: Decision) -> bool:
    """A proposal is signed by somebody of the authority who did not make it and does not stand in for who did."""
    is_open = decision.status == Decision.Status.PROPOSED
    hands = {account.pk, *(position.account_id for position in positions)}
    return is_open and may_see(account, own(positions, account), case) and decision.proposed_by_id not in hands
