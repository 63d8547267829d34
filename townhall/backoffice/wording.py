"""How the back office says things: services, deadlines, names."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from townhall.cases.models import Case

SOON = 3  # days before a deadline from which it is marked


@dataclass(frozen=True)
class DeadlineSign:
    """A deadline as a list shows it: words and an icon, never colour alone."""

    icon: str
    text: str | Promise


def deadline_sign(case: Case, today: date) -> DeadlineSign | None:
    if case.due_on is None or not case.is_open:
        return None
    left = (case.due_on - today).days
    if left < 0:
        return DeadlineSign("danger", ngettext("%(days)d day overdue", "%(days)d days overdue", -left) % {"days": -left})
    if left == 0:
        return DeadlineSign("warning", _("ends today"))
    if left <= SOON:
        return DeadlineSign("warning", ngettext("in %(days)d day", "in %(days)d days", left) % {"days": left})
    return DeadlineSign("calendar-today", date_format(case.due_on, "SHORT_DATE_FORMAT"))
