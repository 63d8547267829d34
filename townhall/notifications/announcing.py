"""When a decision counts as known to its recipient, and until when they can act against it (Bekanntgabe, Rechtsbehelfsfrist).

The rules are dated entries of the legal register; here they are applied to what really happened.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.applications.models import PartyRole
from townhall.authorities.legal_register import Register
from townhall.cases.models import Case, Decision, OperativePart
from townhall.catalogue.outcomes import Nature
from townhall.catalogue.results import Law
from townhall.certificates.announcement import Rule, rule_for
from townhall.certificates.notices import decided_on
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.dates import end_of_period
from townhall.lib.text import T
from townhall.notifications.models import Announcement, Letter


@dataclass(frozen=True)
class Facts:
    """What happened to a notice so far."""

    provided_on: date
    mailed_on: date | None = None
    opened_on: date | None = None
    posted_on: date | None = None


class NotByPost(Exception):
    """This decision does not go by post."""


def deemed(rule: Rule, facts: Facts) -> date | None:
    """Return the day on which the notice counts as announced; None while it does not, or no longer can."""
    begins = {"provided": facts.provided_on, "opened": facts.opened_on, "posted": facts.posted_on}[rule.counts_from]
    if begins is None or is_void(rule, facts):
        return None
    return rule.deemed_on(begins)


def is_void(rule: Rule, facts: Facts) -> bool:
    """Say whether it was opened too late to count."""
    last = rule.void_on(facts.mailed_on or facts.provided_on)
    return last is not None and facts.opened_on is not None and facts.opened_on > last


def remedy_until(deemed_on: date | None, remedy: str, *, law: Law, on: date) -> date | None:
    """Return the last day of the remedy (§§ 187 to 193 BGB); None without announcement or without remedy."""
    if deemed_on is None or not remedy:
        return None
    return end_of_period(deemed_on, law.value(remedy, on=on)["period"])


def explain(rule: Rule, facts: Facts, deemed_on: date | None, until: date | None) -> T:
    """Say in one or two sentences how the days came about."""
    if deemed_on is None:
        return open_sentence(rule, facts)
    begins = {"provided": facts.provided_on, "opened": facts.opened_on, "posted": facts.posted_on}[rule.counts_from]
    assert begins is not None
    said = [COUNTED[rule.counts_from]]
    if deemed_on != begins + timedelta(days=rule.days):
        said.append(SHIFTED)
    if until is not None:
        said.append(UNTIL)
    whole = T(" ".join(text.in_("de") for text in said), en=" ".join(text.in_("en") for text in said))
    return whole.fill(
        begins=written.day(begins),
        nth=rule.nth,
        deemed=written.day(deemed_on),
        until=written.day(until) if until else "",
        citation=rule.citation,
    )


def open_sentence(rule: Rule, facts: Facts) -> T:
    if is_void(rule, facts):
        return VOID.fill(days=rule.void_after_days or 0, citation=rule.citation)
    provided, nth = written.day(facts.provided_on), rule.nth
    return NOT_YET[rule.counts_from].fill(provided=provided, nth=nth, citation=rule.citation)


@atomic
def announce(decision: Decision, *, at: datetime) -> list[Announcement]:
    """Put on record how each operative part becomes known to each recipient; once per part and recipient."""
    case, law = decision.case, Register()
    if case.application.version.definition.outcome(decision.outcome).nature != Nature.ADMINISTRATIVE_ACT:
        return []
    rule = rule_for(case.application, on=decided_on(decision), law=law)
    recipients = list(case.application.parties.filter(role=PartyRole.RECIPIENT))
    for part in decision.parts.all():
        for recipient in recipients:
            facts = {"mode": rule.mode, "citation": rule.citation, "provided_at": at}
            Announcement.objects.get_or_create(part=part, recipient=recipient, defaults=facts)
    return work_out(decision)


def work_out(decision: Decision) -> list[Announcement]:
    """Work the days out anew from what has happened."""
    case, law, on = decision.case, Register(), decided_on(decision)
    rule = rule_for(case.application, on=on, law=law)
    found = list(announcements_of(decision))
    for announcement in found:
        facts = facts_of(announcement)
        part: OperativePart = announcement.part
        announcement.deemed_on = deemed(rule, facts)
        announcement.remedy_until = remedy_until(announcement.deemed_on, part.remedy, law=law, on=on)
        announcement.explanation = explain(rule, facts, announcement.deemed_on, announcement.remedy_until).dump()
        announcement.save(update_fields=["deemed_on", "remedy_until", "explanation"])
    return found


def announcements_of(decision: Decision) -> "QuerySet[Announcement]":
    return Announcement.objects.filter(part__decision=decision).select_related("part", "recipient").order_by("part__number", "pk")


def facts_of(announcement: Announcement) -> Facts:
    return Facts(
        provided_on=localdate(announcement.provided_at),
        mailed_on=localdate(announcement.mail_sent_at) if announcement.mail_sent_at else None,
        opened_on=localdate(announcement.first_opened_at) if announcement.first_opened_at else None,
        posted_on=announcement.posted_on,
    )


def note_mail(letter: Letter, *, at: datetime) -> None:
    """Remember when the recipient was told by mail that a notice waits."""
    if decision := decision_of(letter):
        announcements_of(decision).filter(mail_sent_at=None).update(mail_sent_at=at)
        work_out(decision)


def note_opening(letter: Letter, *, at: datetime) -> None:
    """Remember when the recipient first opened the notice."""
    if decision := decision_of(letter):
        announcements_of(decision).filter(first_opened_at=None).update(first_opened_at=at)
        work_out(decision)


@atomic
def note_posting(decision: Decision, *, on: date, by: Account, at: datetime) -> list[Announcement]:
    """Put on record the day a paper notice was handed to the post (Aufgabe zur Post)."""
    Case.objects.select_for_update().get(pk=decision.case_id)
    changed = announcements_of(decision).filter(mode="post", posted_on=None).update(posted_on=on)
    if not changed:
        raise NotByPost(f"Decision {decision.pk} waits for no posting.")
    record("notice.posted", decision.case, by=by, at=at, decision=decision.pk, on=on)
    return work_out(decision)


def decision_of(letter: Letter) -> Decision | None:
    return letter.certificate.decision if letter.certificate else None


COUNTED = {
    "provided": T(
        "Bereitgestellt am {begins}. Der Bescheid gilt am {nth} Tag danach als bekannt gegeben, am {deemed} ({citation}).",
        en="Provided on {begins}. The notice counts as announced on the {nth} day after that, on {deemed} ({citation}).",
    ),
    "opened": T(
        "Erstmals geöffnet am {begins}. Der Bescheid gilt am {nth} Tag danach als bekannt gegeben, am {deemed} ({citation}).",
        en="First opened on {begins}. The notice counts as announced on the {nth} day after that, on {deemed} ({citation}).",
    ),
    "posted": T(
        "Zur Post gegeben am {begins}. Der Bescheid gilt am {nth} Tag danach als bekannt gegeben, am {deemed} ({citation}).",
        en="Posted on {begins}. The notice counts as announced on the {nth} day after that, on {deemed} ({citation}).",
    ),
}
SHIFTED = T(
    "Der Tag ist verschoben, weil er sonst auf ein Wochenende oder einen Feiertag fiele.",
    en="The day is moved because it would otherwise be at a weekend or on a public holiday.",
)
UNTIL = T("Der Rechtsbehelf ist bis zum {until} möglich.", en="The legal remedy is open until {until}.")
VOID = T(
    "Der Bescheid wurde nicht innerhalb von {days} Tagen geöffnet und gilt nicht als bekannt gegeben ({citation}). "
    "Er kommt mit der Post.",
    en="The notice was not opened within {days} days and does not count as announced ({citation}). It comes by post.",
)
NOT_YET = {
    "provided": T("Bereitgestellt am {provided} ({citation}).", en="Provided on {provided} ({citation})."),
    "opened": T(
        "Bereitgestellt am {provided}. Der Bescheid gilt am {nth} Tag nach dem ersten Öffnen als bekannt gegeben ({citation}).",
        en="Provided on {provided}. The notice counts as announced on the {nth} day after it is first opened ({citation}).",
    ),
    "posted": T(
        "Der Bescheid geht auf Papier hinaus. Er gilt am {nth} Tag nach der Aufgabe zur Post als bekannt gegeben ({citation}).",
        en="The notice goes out on paper. It counts as announced on the {nth} day after it is posted ({citation}).",
    ),
}
