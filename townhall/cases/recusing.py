"""Step back from a case for fear of bias (Befangenheit, § 21 VwVfG NRW); what somebody applied for themselves needs no step."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.cases.models import Case, Recusal, State
from townhall.cases.moves import change, lock, refuse_own
from townhall.journal.recording import record

if TYPE_CHECKING:
    from townhall.accounts.models import Account


@atomic
def step_back(case: Case, *, by: "Account", at: datetime) -> Case:
    """See and touch a case no more; if it is in their hands, it goes back to those nobody works on."""
    case = lock(case)
    refuse_own(case, by)
    Recusal.objects.create(case=case, account=by, recorded_at=at)
    if case.clerk_id == by.pk:
        change(case, clerk=None, state=State.RECEIVED if case.state == State.IN_REVIEW else case.state)
    record("case.stepped_back", case, by=by, at=at)
    return case
