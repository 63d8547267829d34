"""Who may do what at a case: questions to objects that are loaded already, so they cost nothing (Befugnisse)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from townhall.authorities.models import Position, Role
from townhall.cases.models import Case, Decision

if TYPE_CHECKING:
    from townhall.accounts.models import Account


def is_own(account: "Account", case: Case) -> bool:
    """Say whether somebody filed this case; then they neither see nor touch it as a clerk (§ 20 VwVfG NRW)."""
    return case.application.account_id == account.pk


def covers(positions: Iterable[Position], case: Case) -> bool:
    return any(case.authority.path.startswith(position.authority.path) for position in positions)


def supervises(positions: Iterable[Position], case: Case) -> bool:
    return covers([position for position in positions if position.role == Role.SUPERVISOR], case)


def may_see(account: "Account", positions: Iterable[Position], case: Case) -> bool:
    return covers(positions, case) and not is_own(account, case)


def may_work(account: "Account", positions: list[Position], case: Case) -> bool:
    """A case is worked on by the clerk who has it, or by a supervisor."""
    return may_see(account, positions, case) and (case.clerk_id == account.pk or supervises(positions, case))


def may_assign(account: "Account", positions: list[Position], case: Case) -> bool:
    return case.is_open and may_see(account, positions, case) and supervises(positions, case)


def may_sign(account: "Account", positions: list[Position], case: Case, decision: Decision) -> bool:
    """A proposal is signed by somebody of the authority who did not make it."""
    is_open = decision.status == Decision.Status.PROPOSED
    return is_open and may_see(account, positions, case) and decision.proposed_by_id != account.pk
