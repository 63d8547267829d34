"""Until when a case is kept, and why: the rule of its version, with figures from the legal register (Löschregel)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.models import Case, EntitlementSource
from townhall.catalogue.definition import Definition
from townhall.catalogue.retention import Anchor, Retention
from townhall.lib import written
from townhall.lib.dates import add_months, end_of_period, months_of
from townhall.lib.text import T

END_OF_YEAR = "end_of_year"
EVENTS = {
    Anchor.CLOSED: T("dem Abschluss", en="the case was closed"),
    Anchor.DECIDED: T("der Entscheidung", en="the decision"),
    Anchor.ENTITLEMENT_ENDED: T("dem Ende der Berechtigung", en="the end of the entitlement"),
}
YEARS = {
    Anchor.CLOSED: T("dem Ende des Jahres, in dem er abgeschlossen wurde", en="the end of the year in which it was closed"),
    Anchor.DECIDED: T("dem Ende des Jahres, in dem entschieden wurde", en="the end of the year of the decision"),
    Anchor.ENTITLEMENT_ENDED: T(
        "dem Ende des Jahres, in dem die Berechtigung endete", en="the end of the year in which the entitlement ended"
    ),
}


@dataclass(frozen=True)
class Rule:
    """How long the cases of a version are kept; `length` is an ISO 8601 period."""

    law: str
    length: str
    counts_from_end_of_year: bool
    basis: str
    anchor: Anchor
    archive: bool

    @property
    def event(self) -> T:
        return (YEARS if self.counts_from_end_of_year else EVENTS)[self.anchor]

    def due_on(self, anchor_on: date) -> date:
        """Return the first day on which nothing has to be kept any more."""
        begin = date(anchor_on.year, 12, 31) if self.counts_from_end_of_year else anchor_on
        return end_of_period(begin, self.length, shift=False) + timedelta(days=1)

    def latest_anchor(self, *, on: date) -> date:
        """Return a day after which no case can have begun that is due on a day."""
        return add_months(on, -months_of(self.length))


def rule_of(definition: Definition, *, on: date, register: Register) -> Rule:
    """Return the rule of a version as the legal register has it on a day; refuse if nobody has checked it."""
    said = definition.retention or Retention()
    value = register.value(said.law, on=on)
    return Rule(
        law=said.law,
        length=value["length"],
        counts_from_end_of_year=value["counts_from"] == END_OF_YEAR,
        basis=value["citation"],
        anchor=said.anchor,
        archive=said.archive,
    )


def anchor_of(case: Case, rule: Rule) -> date:
    """Return the day from which the time of a closed case counts."""
    assert case.closed_at is not None
    closed_on = localdate(case.closed_at)
    decided_on = localdate(case.decided_at) if case.decided_at else closed_on
    if rule.anchor == Anchor.CLOSED:
        return closed_on
    if rule.anchor == Anchor.DECIDED:
        return decided_on
    effects = EntitlementSource.objects.filter(decision__case=case)
    ended_on = effects.aggregate(last=Max("entitlement__valid_until"))["last"]
    return max(ended_on or decided_on, decided_on)


def keeping(case: Case, *, on: date) -> tuple[Rule, date]:
    """Return the rule of a closed case and the day on which its time is over."""
    rule = rule_of(case.application.version.definition, on=on, register=Register())
    return rule, rule.due_on(anchor_of(case, rule))


def length_words(rule: Rule) -> T:
    """Say in words how long a rule keeps a case."""
    return written.period(rule.length)
