"""Objections to a decision, where the law knows them (Widerspruch, §§ 68 ff. VwGO; in NRW as § 110 JustG NRW leaves them).

One that comes late is taken and marked: whether the time is restored (Wiedereinsetzung) is decided with it, never by a machine.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.models import Authority
from townhall.cases.days import deadlines
from townhall.cases.decisions.remedies import LEVY
from townhall.cases.models import Case, Decision, Objection, OperativePart, State
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own
from townhall.cases.second_looks.reopening import refuse_proposed, reopen
from townhall.cases.second_looks.undoing import keep_parts
from townhall.catalogue.results import Law, Part, Result
from townhall.editorial.town_letters import RULING
from townhall.editorial.using import phrases_for, wording_for
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

KEY = "remedy.widerspruch"  # the remedies of the legal register that are objections begin like this
LENGTH, BASIS = "P3M", "§ 75 VwGO"
COURT = "remedy.klage"  # what is possible against a ruling
SENTENCES = "notice.ruling"  # key of the sentences a ruling is made of
RECEIVED = "message.objection"  # key of those that confirm an objection


class NoObjection(MoveNotAllowed):
    """The law knows no objection to this decision."""

    message = T(
        "Gegen diese Entscheidung gibt es keinen Widerspruch. Was Sie tun können, steht im Bescheid unter „Ihr Recht“.",
        en="There is no objection to this decision. What you can do instead stands in the notice under “Your rights”.",
    )


class ObjectionOpen(MoveNotAllowed):
    message = T(
        "Zu dieser Entscheidung liegt schon ein Widerspruch vor, über den noch nicht entschieden ist.",
        en="There is an objection to this decision already that has not been decided.",
    )


class NothingOpen(MoveNotAllowed):
    message = T("Über diesen Widerspruch ist schon entschieden.", en="This objection has been decided already.")


class FirstHand(MoveNotAllowed):
    """Who made the decision does not rule on the objection to it."""

    message = T(
        "Sie haben die Entscheidung selbst getroffen. Über den Widerspruch entscheidet jemand anderes.",
        en="You made the decision yourself. Somebody else rules on the objection.",
    )


class ReasonMissing(MoveNotAllowed):
    message = T("Schreiben Sie die Begründung.", en="Write the reasons.")


def objectionable(case: Case) -> list[OperativePart]:
    """Return the operative parts of the last decision that an objection is possible against."""
    final = case.decisions.filter(status=Decision.Status.FINAL).exclude(kind__in=(Decision.Kind.CORRECTION, Decision.Kind.RULING))
    last = final.order_by("-number").first()
    if last is None:
        return []
    last.case = case
    return list(last.parts.filter(remedy__startswith=KEY).order_by("number"))


def open_objection(case: Case) -> Objection | None:
    return case.objections.select_related("decision").filter(settled_at=None).first()


@atomic
def object_to(
    case: Case,
    *,
    text: str,
    until: date | None,
    by: "Account | None",
    at: datetime,
    recorded_by: "Account | None" = None,
    received_on: date | None = None,
) -> Objection:
    """Take an objection of the applicant, or record one on paper; `until` is the last day of the time for it, if it runs.

    Reasons are not needed (§ 70 VwGO asks for none). From its receipt the city has three months (§ 75 VwGO).
    """
    case = lock(case)
    if recorded_by is not None:
        refuse_own(case, recorded_by)
    parts = objectionable(case)
    if not parts:
        raise NoObjection(f"{case} knows no objection.")
    if open_objection(case) is not None:
        raise ObjectionOpen(f"{case} has an open objection.")
    on = received_on or localdate(at)
    made = Objection.objects.create(
        case=case,
        decision=parts[0].decision,
        parts=[part.number for part in parts],
        text=text.strip(),
        received_on=on,
        is_late=until is not None and on > until,
        recorded_by=recorded_by,
    )
    deadlines.start(case, deadlines.OBJECTION, basis=BASIS, anchor_on=on, length=LENGTH)
    facts = {"objection": made.pk, "on": on, "late": made.is_late, "until": until}
    record("objection.received", case, by=recorded_by or by, at=at, detail={"text": made.text}, **facts)
    return made


def effect_of(parts: Iterable[OperativePart], *, on: date, law: Law) -> T:
    """Say whether an objection keeps the decision from being enforced."""
    keys = {part.remedy for part in parts}
    suspends = all(law.value(key, on=on).get("suspends", not key.endswith(LEVY)) for key in keys)
    return phrases_for(RECEIVED, on=on)["suspends" if suspends else "suspends_not"]


@atomic
def remedy(case: Case, *, reason: str, by: "Account", at: datetime) -> Case:
    """Find the objection right: the case is taken up again, and a new decision replaces the old one (Abhilfe, § 72 VwGO)."""
    case, objection = settle(case, Objection.Outcome.REMEDIED, by=by, at=at)
    if case.state in (State.DECIDED, State.CLOSED):
        case = reopen(case, reason=reason, by=by, at=at)
    record("objection.remedied", case, by=by, at=at, detail={"reason": reason.strip()}, objection=objection.pk)
    return case


@atomic
def pass_on(case: Case, *, to: Authority, reason: str, by: "Account", at: datetime) -> Case:
    """Hand the objection to the authority that rules on it (Vorlage an die Widerspruchsbehörde, § 73 Abs. 1 VwGO)."""
    if not reason.strip():
        raise ReasonMissing(f"{case} is passed on without reasons.")
    case, objection = settle(case, Objection.Outcome.PASSED_ON, by=by, at=at)
    detail = {"reason": reason.strip()}
    record("objection.passed_on", case, by=by, at=at, detail=detail, objection=objection.pk, to=to.slug, name=to.name)
    return case


@atomic
def rule(case: Case, *, how: str, reasons: str, by: "Account", at: datetime) -> Decision:
    """Rule on an objection that is not found right; by somebody else than who decided (Widerspruchsbescheid, § 73 VwGO)."""
    decision, objection = draw_up(case, how=how, reasons=reasons, by=by, at=at), open_objection(case)
    assert objection is not None
    assert decision.about is not None
    if by.pk in (decision.about.proposed_by_id, decision.about.signed_by_id):
        raise FirstHand(f"{by.pk} decided {case}.")
    case, objection = settle(case, Objection.Outcome.RULED, by=by, at=at)
    decision.case, decision.status, decision.signed_at = case, Decision.Status.FINAL, at
    decision.number = case.decisions.count() + 1
    decision.save(force_insert=True)
    keep_parts(decision, on=localdate(at))
    said = Result.load(decision.content).parts[0].text.dump()
    record("objection.ruled", case, by=by, at=at, decision=decision.pk, objection=objection.pk, sentence=said)
    return decision


def draw_up(case: Case, *, how: str, reasons: str, by: "Account", at: datetime) -> Decision:
    """Return the unsaved ruling, as the draft shows it."""
    objection = open_objection(case)
    if objection is None:
        raise NothingOpen(f"{case} has no open objection.")
    if not reasons.strip():
        raise ReasonMissing(f"{case} is ruled on without reasons.")
    about = objection.decision
    decided = written.day(localdate(about.signed_at or about.proposed_at))
    words = phrases_for(SENTENCES, on=localdate(at)).fill(how, day=written.day(objection.received_on), decided=decided)
    facts: dict[str, Any] = {
        "kind": Decision.Kind.RULING,
        "outcome": "ruling",
        "about": about,
        "status": Decision.Status.PROPOSED,
    }
    content = Result(parts=(Part(words, COURT),)).dump()
    facts["wording"] = wording_for(case.application.version.definition, RULING, of_the_town=True).dump()
    facts |= {"content": content, "reasons": reasons.strip(), "proposed_by": by, "proposed_at": at, "stated": {"how": how}}
    return Decision(case=case, number=1, **facts)


def settle(case: Case, outcome: str, *, by: "Account", at: datetime) -> tuple[Case, Objection]:
    """Close the open objection of a case with its deadline, once."""
    case = lock(case)
    refuse_own(case, by)
    refuse_proposed(case)
    objection = open_objection(case)
    if objection is None:
        raise NothingOpen(f"{case} has no open objection.")
    objection.outcome, objection.settled_at = outcome, at
    objection.save(update_fields=["outcome", "settled_at"])
    deadlines.end(case, deadlines.OBJECTION, on=localdate(at))
    return case, objection
