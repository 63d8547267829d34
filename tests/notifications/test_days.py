"""When a notice counts as known and until when one can act against it: every mode, by the figures of the legal register.

Remedy: one month, §§ 187 (1), 188 (2) and (3), 193 BGB with § 31 VwVfG NRW and § 108 AO. Holidays: Feiertagsgesetz NRW § 2.
"""

from datetime import date

import pytest

from townhall.authorities.legal_register import Register
from townhall.certificates.announcement import rule_called
from townhall.notifications.counting import Facts, deemed, remedy_until

PORTAL = "portal_41_2a"  # § 41 (2a) VwVfG NRW: the day after it is opened, within ten days of the mail
MAILBOX = "ozg_mailbox"  # § 9 (1) OZG: the fourth day after it is provided
POST = "post"  # § 41 (2) VwVfG NRW: the fourth day after posting; until the end of 2024 the third
TAX_POST = "post_ao"  # § 122 (2) no. 1 AO, and § 108 (3) AO: never at a weekend or on a holiday
TAX = "ao_122a"  # § 122a (4) AO, and § 108 (3) AO
MAIL = "email"  # § 41 (2) VwVfG NRW: the fourth day after sending; until the end of 2024 the third

# What happened, the mode, provided, mailed, opened, posted; then the day it counts as known and the last day of the remedy.
MATRIX = [
    ("opened at once", PORTAL, "2026-03-02", "2026-03-02", "2026-03-02", "", "2026-03-03", "2026-04-07"),
    ("opened on a Friday, counts on Saturday", PORTAL, "2026-03-02", "2026-03-02", "2026-03-06", "", "2026-03-07", "2026-04-07"),
    ("opened on a Saturday", PORTAL, "2026-03-02", "2026-03-02", "2026-03-07", "", "2026-03-08", "2026-04-08"),
    ("opened at the end of the year", PORTAL, "2026-12-28", "2026-12-28", "2026-12-31", "", "2027-01-01", "2027-02-01"),
    ("opened on the tenth day", PORTAL, "2026-03-02", "2026-03-02", "2026-03-12", "", "2026-03-13", "2026-04-13"),
    ("opened on the eleventh day", PORTAL, "2026-03-02", "2026-03-02", "2026-03-13", "", None, None),
    ("the ten days begin with the mail", PORTAL, "2026-03-02", "2026-03-04", "2026-03-14", "", "2026-03-15", "2026-04-15"),
    ("never opened", PORTAL, "2026-03-02", "2026-03-02", "", "", None, None),
    ("a month that has no 31st", PORTAL, "2026-01-29", "2026-01-29", "2026-01-30", "", "2026-01-31", "2026-03-02"),
    ("a leap year", PORTAL, "2028-01-28", "2028-01-28", "2028-01-30", "", "2028-01-31", "2028-02-29"),
    ("the remedy would end on Whit Monday", PORTAL, "2026-04-20", "2026-04-20", "2026-04-24", "", "2026-04-25", "2026-05-26"),
    ("in the mailbox of an account", MAILBOX, "2026-03-02", "", "", "", "2026-03-06", "2026-04-07"),
    ("in the mailbox, the fourth day is a Saturday", MAILBOX, "2026-03-03", "", "", "", "2026-03-07", "2026-04-07"),
    ("in the mailbox over the end of the year", MAILBOX, "2026-12-29", "", "", "", "2027-01-02", "2027-02-02"),
    ("in the mailbox, opening changes nothing", MAILBOX, "2026-03-02", "", "2026-03-02", "", "2026-03-06", "2026-04-07"),
    ("by post", POST, "2026-03-02", "", "", "2026-03-02", "2026-03-06", "2026-04-07"),
    ("by post, the fourth day is a Saturday", POST, "2026-03-02", "", "", "2026-03-03", "2026-03-07", "2026-04-07"),
    ("by post before Easter", POST, "2026-04-01", "", "", "2026-04-02", "2026-04-06", "2026-05-06"),
    ("by post in 2024", POST, "2024-12-27", "", "", "2024-12-30", "2025-01-02", "2025-02-03"),
    ("decided in 2024, posted in 2025", POST, "2024-12-30", "", "", "2025-01-02", "2025-01-06", "2025-02-06"),
    ("by post, opened in the inbox meanwhile", POST, "2026-03-02", "", "2026-03-03", "2026-03-09", "2026-03-13", "2026-04-13"),
    ("on paper and not posted yet", POST, "2026-03-02", "", "", "", None, None),
    ("a tax by post, a Saturday moves", TAX_POST, "2026-03-02", "", "", "2026-03-03", "2026-03-09", "2026-04-09"),
    ("a tax by post, Easter Monday moves", TAX_POST, "2026-04-01", "", "", "2026-04-02", "2026-04-07", "2026-05-07"),
    ("a tax by post, Christmas moves", TAX_POST, "2026-12-20", "", "", "2026-12-21", "2026-12-28", "2027-01-28"),
    ("a tax by post, New Year's Day moves", TAX_POST, "2026-12-28", "", "", "2026-12-28", "2027-01-04", "2027-02-04"),
    ("a tax by post in 2024", TAX_POST, "2024-12-30", "", "", "2024-12-31", "2025-01-03", "2025-02-03"),
    ("a tax in the inbox, never opened", TAX, "2026-03-02", "2026-03-02", "", "", "2026-03-06", "2026-04-07"),
    ("a tax in the inbox, Corpus Christi moves", TAX, "2026-05-31", "", "", "", "2026-06-05", "2026-07-06"),
    ("a tax in the inbox, All Saints' Day moves", TAX, "2026-10-28", "", "", "", "2026-11-02", "2026-12-02"),
    ("a tax in the inbox, the Day of German Unity moves", TAX, "2026-09-29", "", "", "", "2026-10-05", "2026-11-05"),
    ("a tax in the inbox in 2024", TAX, "2024-12-31", "", "", "", "2025-01-03", "2025-02-03"),
    ("a tax in the inbox in 2025; Epiphany is no holiday here", TAX, "2025-01-01", "", "", "", "2025-01-06", "2025-02-06"),
    ("by mail over a weekend", MAIL, "2026-03-05", "", "", "", "2026-03-09", "2026-04-09"),
    ("by mail, Ascension Day does not move", MAIL, "2026-05-10", "", "", "", "2026-05-14", "2026-06-15"),
    ("by mail in 2024", MAIL, "2024-12-20", "", "", "", "2024-12-23", "2025-01-23"),
]  # fmt: skip


def on(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def test_every_mode_counts_as_its_law_says(law):
    """Compare the whole matrix at once: the register is read once, and what is wrong shows by its name."""
    register, found = Register(), {}
    for name, mode, *days, _, _ in MATRIX:
        provided, mailed, opened, posted = map(on, days)
        assert provided is not None
        rule = rule_called(f"announcement.{mode}", on=posted or provided, law=register)
        known = deemed(rule, Facts(provided, mailed, opened, posted))
        found[name] = (known, remedy_until(known, "remedy.widerspruch", law=register, on=provided))

    assert found == {name: (on(known), on(last)) for name, *_, known, last in MATRIX}
    assert len(found) == len(MATRIX) >= 25


@pytest.mark.parametrize(
    ("mode", "otherwise", "reminders", "expires"),
    [(PORTAL, POST, (3, 7), 10), (TAX, TAX_POST, (3, 7), None), (MAILBOX, POST, (), None), (MAIL, POST, (), None)],
)
def test_every_mode_says_who_is_reminded_and_what_comes_instead(law, mode, otherwise, reminders, expires):
    rule = rule_called(f"announcement.{mode}", on=date(2026, 3, 2), law=Register())

    assert (rule.otherwise, rule.reminders, rule.void_after_days) == (f"announcement.{otherwise}", reminders, expires)
    assert rule.citation
