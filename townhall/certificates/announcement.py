"""Which rule of Bekanntgabe applies to a notice, and what it says. The figures stand in the legal register, dated."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from townhall.applications.models import Application, Channel
from townhall.catalogue.results import Law
from townhall.editorial.phrases import Phrases
from townhall.lib.dates import next_working_day
from townhall.lib.text import T

PREFIX = "announcement."
POST = f"{PREFIX}post"


@dataclass(frozen=True)
class Rule:
    """From when, and after how many days, a notice counts as known to its recipient."""

    mode: str  # "ao_122a", "portal_41_2a", "post", "post_ao"
    citation: str
    days: int
    counts_from: str  # "provided", "opened", "posted"
    weekend_shift: bool = False
    void_after_days: int | None = None
    reminders: tuple[int, ...] = ()  # days after the mail on which who has not opened it is reminded
    otherwise: str = POST  # register key of the rule that takes over when it cannot be delivered this way

    def deemed_on(self, begins: date) -> date:
        """Count the days after the one on which it was provided, opened or posted (§ 187 (1) BGB)."""
        day = begins + timedelta(days=self.days)
        return next_working_day(day) if self.weekend_shift else day

    def void_on(self, mailed: date) -> date | None:
        """Return the last day on which it can be opened; after it nothing has been announced."""
        return mailed + timedelta(days=self.void_after_days) if self.void_after_days else None

    @property
    def is_by_post(self) -> bool:
        return self.counts_from == "posted"

    def sentence(self, words: Phrases) -> T:
        """Say the rule as the letter does, before anybody knows the day, in the words a decision keeps."""
        said = {self.counts_from: True, "shift": self.weekend_shift, "expiry": self.void_after_days}
        days = self.void_after_days or 0
        texts = [words.fill(name, nth=self.nth, citation=self.citation, days=days) for name, is_so in said.items() if is_so]
        return T(" ".join(text.in_("de") for text in texts), en=" ".join(text.in_("en") for text in texts))

    @property
    def nth(self) -> T:
        german = NUMBERS_DE.get(self.days, f"{self.days}.")
        return T(german, en=NUMBERS_EN.get(self.days, f"{self.days}th"))


def rule_for(application: Application, *, on: date, law: Law) -> Rule:
    """Return the rule for one application: what the definition names; for those on paper, the one by post that belongs to it."""
    rule = rule_called(application.version.definition.announcement, on=on, law=law)
    return rule if is_digital(application) else rule_called(rule.otherwise, on=on, law=law)


def is_digital(application: Application) -> bool:
    """Say whether a notice reaches this person digitally: they want it, have a postbox and can be told by mail."""
    account = application.account
    return application.channel == Channel.PORTAL and account is not None and bool(account.email)


def rule_called(key: str, *, on: date, law: Law) -> Rule:
    """Read a rule from the legal register, as it is on a day."""
    value: dict[str, Any] = law.value(key, on=on)
    return Rule(
        mode=key.removeprefix(PREFIX),
        citation=value["citation"],
        days=value["days"],
        counts_from=value["counts_from"],
        weekend_shift=value.get("weekend_shift", False),
        void_after_days=value.get("void_after_days"),
        reminders=tuple(value.get("reminders", ())),
        otherwise=value.get("otherwise", POST),
    )


NUMBERS_DE = {1: "ersten", 2: "zweiten", 3: "dritten", 4: "vierten"}
NUMBERS_EN = {1: "first", 2: "second", 3: "third", 4: "fourth"}
