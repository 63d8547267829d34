"""A notice waits in the postbox: remind whoever does not open it, and let the post take over when its time is over."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localdate, now

from townhall.authorities.legal_register import Register
from townhall.certificates import superseding
from townhall.certificates.announcement import Rule
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.notifications import announcing, posting, telling
from townhall.notifications.models import Announcement, Because, Letter, OutgoingMail

MORNING = time(8)  # nobody is reminded at night
LOOK_AGAIN = timedelta(hours=6)  # while the mail has not left the house


def remind(event: Event, *, at: datetime | None = None) -> None:
    """Do what is due today for an unopened notice, then wait for the next day on which something is (§ 41 (2a) VwVfG).

    The days are in the legal register and count from the mail that told of the notice. Safe to run twice: a reminder has
    a Message-ID of its own, and a notice goes to the post once.
    """
    at = at or now()
    letter = Letter.objects.select_related("certificate__decision", "case__application__account").get(pk=event.data["letter"])
    rule = rule_now(letter)
    if letter.first_opened_at is not None or rule is None or rule.is_by_post or is_outdated(letter):
        return
    told_on = told(letter)
    if told_on is None:
        raise Later(LOOK_AGAIN)
    last = rule.void_on(told_on)
    if last is not None and localdate(at) > last:
        posting.fall_back(letter, because=Because.EXPIRED, at=at)
        return
    send(letter, rule, told_on, at=at)
    if following := next_day(rule, told_on, after=localdate(at)):
        raise Later(datetime.combine(following, MORNING, tzinfo=get_current_timezone()) - at)


def is_outdated(letter: Letter) -> bool:
    """Say whether a later decision has taken the place of this one; a corrected copy is still the same decision."""
    if letter.certificate is None or letter.certificate.revoked_at is None:
        return False
    decision = letter.certificate.decision
    return decision is None or not superseding.valid_notices(decision).exists()


def rule_now(letter: Letter) -> Rule | None:
    """Return the rule by which the notice is being announced; None if it is no administrative act."""
    decision = announcing.decision_of(letter)
    announcement: Announcement | None = announcing.announcements_of(decision).first() if decision else None
    return announcing.rule_of(announcement, Register()) if announcement else None


def told(letter: Letter) -> date | None:
    """Return the day on which the mail about the notice left the house."""
    mail = OutgoingMail.objects.filter(letter=letter, purpose=letter.kind).exclude(sent_at=None).first()
    return localdate(mail.sent_at) if mail and mail.sent_at else None


def send(letter: Letter, rule: Rule, told_on: date, *, at: datetime) -> None:
    """Remind of the latest day that has come; days missed while nothing ran are not made up for."""
    days = (localdate(at) - told_on).days
    due = max((day for day in rule.reminders if day <= days), default=0)
    if due and (address := telling.address_of(letter.case)):
        telling.tell(letter, letter.case, address, at=at, reminder=due)


def next_day(rule: Rule, told_on: date, *, after: date) -> date | None:
    last = rule.void_on(told_on)
    days = [told_on + timedelta(days=day) for day in rule.reminders] + ([last + timedelta(days=1)] if last else [])
    return min((day for day in days if day > after), default=None)
