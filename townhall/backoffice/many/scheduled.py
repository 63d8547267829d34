"""Run the exports that are due: the list as its owner would see it today (geplante Exporte)."""

from datetime import date, datetime

from django.utils.timezone import localdate

from townhall.accounts.sessions import SessionStore
from townhall.backoffice.access import Desk
from townhall.backoffice.desk.filters import FilterForm
from townhall.backoffice.desk.list_page import clerks, listed_fields
from townhall.backoffice.desk.work_lists import BY_SLUG
from townhall.bulk import scheduling
from townhall.bulk.acts import Clerk
from townhall.bulk.models import Schedule
from townhall.bulk.scheduling import RIGHT_LOST
from townhall.cases.models import CaseQuerySet


def run_due(*, at: datetime) -> int:
    """Start every export that is due and stop those whose owner may no longer; return how many were started."""
    started = 0
    for schedule in scheduling.due(on=localdate(at)):
        cases = cases_of(schedule, on=localdate(at))
        if cases is None:
            scheduling.stop(schedule, because=RIGHT_LOST, at=at)
        elif scheduling.begin(schedule, cases, at=at) is not None:
            started += 1
    return started


def cases_of(schedule: Schedule, *, on: date) -> CaseQuerySet | None:
    """Return the cases of the list; None if its owner supervises nothing any more or may not narrow it like this."""
    clerk = Clerk.now(schedule.by_id)
    desk = Desk(clerk.account, clerk.positions, SessionStore())
    if not desk.is_supervisor or schedule.work_list not in BY_SLUG:  # exports are for supervisors, also those that come again
        return None
    service = schedule.query.get("leistung", "")
    listed, states = listed_fields(desk, service), schedule.work_list == "alle"
    form = FilterForm(schedule.query, titles=desk.services, listed=listed, states=states, clerks=clerks(desk))
    return form.narrow(BY_SLUG[schedule.work_list].pick(desk, on)) if form.is_valid() else None
