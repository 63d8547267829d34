"""When a decision counts as known to its recipient, and until when they can act against it (Bekanntgabe, Rechtsbehelfsfrist).

The rules are dated entries of the legal register; here they are applied to what really happened.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.applications.models import PartyRole
from townhall.authorities.legal_register import Register
from townhall.cases.decisions.standing import original_of
from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.models import Case, Decision, OperativePart
from townhall.catalogue.outcomes import Nature
from townhall.catalogue.results import Law
from townhall.certificates.announcement import PREFIX, Rule, rule_called, rule_for
from townhall.certificates.filling import decided_on
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.notifications.announcement_words import ended, explain, joined
from townhall.notifications.counting import Facts, deemed, remedy_until
from townhall.notifications.models import Announcement, Letter


class NotByPost(Exception):
    """This decision does not go by post."""


@atomic
def announce(decision: Decision, *, at: datetime) -> list[Announcement]:
    """Put on record how each operative part becomes known to each recipient; once per part and recipient."""
    case, law = decision.case, Register()
    if outcome_of(decision).nature != Nature.ADMINISTRATIVE_ACT:
        return []
    rule = rule_for(case.application, on=localdate(at), law=law)
    recipients = list(case.application.parties.filter(role=PartyRole.RECIPIENT))
    for part in decision.parts.all():
        for recipient in recipients:
            facts = {"mode": rule.mode, "citation": rule.citation, "provided_at": at}
            Announcement.objects.get_or_create(part=part, recipient=recipient, defaults=facts)
    return work_out(decision)


def work_out(decision: Decision) -> list[Announcement]:
    """Work the days out anew from what has happened."""
    law, found = Register(), list(announcements_of(decision))
    for announcement in found:
        facts, rule = facts_of(announcement), rule_of(announcement, law)
        part: OperativePart = announcement.part
        announcement.deemed_on = deemed(rule, facts)
        announcement.remedy_until = remedy_until(announcement.deemed_on, part.remedy, law=law, on=decided_on(decision))
        said = explain(rule, facts, announcement.deemed_on, announcement.remedy_until)
        announcement.explanation = joined([*ending(announcement, decision, law), said]).dump()
        announcement.save(update_fields=["deemed_on", "remedy_until", "explanation"])
    return found


def rule_of(announcement: Announcement, law: Law) -> Rule:
    """Return the rule as it was on the day from which it counts: it was posted or provided under the law of that day."""
    on = announcement.posted_on or localdate(announcement.provided_at)
    return rule_called(PREFIX + announcement.mode, on=on, law=law)


def ending(announcement: Announcement, decision: Decision, law: Law) -> list[T]:
    """Say why a notice is no longer provided in the postbox; nothing if it is, or never was."""
    if announcement.ended_on is None:
        return []
    key = decision.case.application.version.definition.announcement
    rule = rule_called(key, on=localdate(announcement.provided_at), law=law)
    return [ended(rule, on=announcement.ended_on, because=announcement.ended_because)]


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
    waiting = waits_for_post(decision)
    if not waiting:
        raise NotByPost(f"Decision {decision.pk} waits for no posting.")
    Announcement.objects.filter(pk__in=waiting).update(posted_on=on)
    record("notice.posted", decision.case, by=by, at=at, decision=decision.pk, on=on)
    return work_out(decision)


def waits_for_post(decision: Decision) -> list[int]:
    """Return the announcements that count from a posting which has not happened yet."""
    law = Register()
    return [each.pk for each in announcements_of(decision).filter(posted_on=None) if rule_of(each, law).is_by_post]


@atomic
def end_provision(decision: Decision, *, because: str, at: datetime) -> list[Announcement]:
    """Let the way by post take over from the postbox (§ 41 (2a) sentence 4 VwVfG); what was posted or opened in time stays."""
    law = Register()
    for announcement in announcements_of(decision).filter(ended_on=None, first_opened_at=None):
        rule = rule_of(announcement, law)
        if not rule.is_by_post:
            other = rule_called(rule.otherwise, on=localdate(at), law=law)
            announcement.mode, announcement.citation = other.mode, other.citation
            announcement.ended_on, announcement.ended_because = localdate(at), because
            announcement.save(update_fields=["mode", "citation", "ended_on", "ended_because"])
    return work_out(decision)


def why_ended(letter: Letter) -> list[T]:
    """Say to the recipient why a notice is no longer provided in the postbox and what counts instead; mostly nothing."""
    if letter.certificate is None or letter.certificate.decision_id is None:
        return []
    ended = Announcement.objects.filter(part__decision=letter.certificate.decision_id).exclude(ended_on=None)
    return [T.load(each.explanation) for each in ended[:1]]


def objection_until(parts: Iterable[OperativePart]) -> date | None:
    """Return the last day for an objection to parts of a decision; None while the time does not run for all of them."""
    found = [each.remedy_until for each in Announcement.objects.filter(part__in=list(parts))]
    return None if not found or None in found else max(day for day in found if day is not None)


def goes_by_post(decision: Decision) -> bool:
    """Say whether a letter about a decision goes by post: its own rule says so, or the notice it corrects went that way."""
    law, original = Register(), original_of(decision)
    if original is decision:
        return bool(waits_for_post(decision))
    return any(rule_of(each, law).is_by_post for each in announcements_of(original))


def decision_of(letter: Letter) -> Decision | None:
    """Return the decision somebody gets to know with a letter: with a corrected notice, the decision it corrects."""
    decision = letter.certificate.decision if letter.certificate else None
    return original_of(decision) if decision else None
