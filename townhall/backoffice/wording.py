"""How the back office says things: services, deadlines, names."""

from dataclasses import dataclass
from datetime import date

from django.db.models.fields.json import KT
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from townhall.authorities.models import Authority, Position
from townhall.cases.models import Case
from townhall.catalogue.models import ServiceVersion
from townhall.lib.text import T

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


def service_titles(positions: list[Position]) -> dict[str, T]:
    """Return the titles of the services that the authorities of these positions work on, the newest version's."""
    below = Authority.objects.below([position.authority.path for position in positions])
    versions = ServiceVersion.objects.annotate(office=KT("data__authority")).filter(office__in=below.values("slug"))
    found = versions.order_by("number").values_list("slug", "data__title")
    return {slug: T.load(title) for slug, title in found}
