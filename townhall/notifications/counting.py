"""Count from what happened to a notice: when it is known to its recipient, until when they can act against it."""

from dataclasses import dataclass
from datetime import date

from townhall.catalogue.results import Law
from townhall.certificates.announcement import Rule
from townhall.lib.dates import end_of_period


@dataclass(frozen=True)
class Facts:
    """What happened to a notice so far."""

    provided_on: date
    mailed_on: date | None = None
    opened_on: date | None = None
    posted_on: date | None = None


def deemed(rule: Rule, facts: Facts) -> date | None:
    """Return the day on which the notice counts as announced; None while it does not, or no longer can."""
    begins = {"provided": facts.provided_on, "opened": facts.opened_on, "posted": facts.posted_on}[rule.counts_from]
    if begins is None or is_void(rule, facts):
        return None
    return rule.deemed_on(begins)


def is_void(rule: Rule, facts: Facts) -> bool:
    """Say whether it was opened too late to count; the time begins with the mail, so without one there is no too late."""
    last = rule.void_on(facts.mailed_on) if facts.mailed_on else None
    return last is not None and facts.opened_on is not None and facts.opened_on > last


def remedy_until(deemed_on: date | None, remedy: str, *, law: Law, on: date) -> date | None:
    """Return the last day of the remedy (§§ 187 to 193 BGB); None without announcement or without remedy."""
    if deemed_on is None or not remedy:
        return None
    return end_of_period(deemed_on, law.value(remedy, on=on)["period"])
