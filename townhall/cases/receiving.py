"""The first moment of a case (Eingang): draft, application, case, deadline, event and deliveries in one transaction."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.transaction import atomic
from django.utils.timezone import get_current_timezone, localdate

from townhall.applications.codes import fits, tidy_reference
from townhall.applications.following import pin
from townhall.applications.models import Application, Channel, Draft
from townhall.applications.parties import applicant_name, sort_name
from townhall.applications.submission import freeze
from townhall.authorities.tree import authority
from townhall.cases.days import deadlines
from townhall.cases.decisions.billing import ask_before, bill_before
from townhall.cases.holdings import allotments
from townhall.cases.models import Case, State
from townhall.cases.numbers import case_number
from townhall.cases.search import listing
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class DraftDeleted(Exception):
    """The draft was deleted; it can be restored for thirty days."""


def receive(
    draft_id: UUID,
    *,
    by: "Account | None",
    at: datetime,
    trust: int = 0,
    channel: str = Channel.PORTAL,
    language: str = "de",
    version: int | None = None,
) -> Case:
    """Submit a draft and open its case; submitting it again returns the same case.

    `version` is the key of the version the person saw on the check page; without it, the draft's own counts.
    """
    with atomic():
        case = submit(draft_id, by=by, at=at, trust=trust, channel=channel, language=language, version=version)
    failpoint("receive.after_commit")
    return case


def submit(
    draft_id: UUID, *, by: "Account | None", at: datetime, trust: int, channel: str, language: str, version: int | None
) -> Case:
    on = localdate(at)
    drafts = Draft.objects.with_offered(on=on).select_related("version")
    drafts = drafts.defer("version__data", "version__hooks")  # known by its digest
    draft = drafts.select_for_update(of=("self",)).get(pk=draft_id)
    if draft.submitted_at is not None:
        return Case.objects.select_related("application").get(application__draft=draft)
    if draft.deleted_at is not None:
        raise DraftDeleted(f"{draft} was deleted.")
    pin(draft, shown=version, on=on)
    applicant, arrived = by, at
    how: dict[str, Any] = {"version": str(draft.version)}
    if draft.entered_by_id is not None:
        applicant, arrived, how["way"] = None, arrival(draft, at=at), draft.way
        trust = max(trust, draft.version.definition.trust)  # identity is for the official to check, not for a sign-in
    application = freeze(draft, by=applicant, at=arrived, trust=trust, channel=channel, language=language)
    case = open_case(application, by=applicant, at=arrived)
    record("application.submitted", case, by=by, at=at, application=application.pk, **how)
    if bill := case.bill:
        ask_before(case, bill, at=at)
    return case


def arrival(draft: Draft, *, at: datetime) -> datetime:
    """Return the moment from which days count: when the paper came in, if that was not today."""
    if draft.arrived_on is None or draft.arrived_on == localdate(at):
        return at
    return datetime.combine(draft.arrived_on, time(12), tzinfo=get_current_timezone())


def open_case(application: Application, *, by: "Account | None", at: datetime) -> Case:
    answers = application.answers(today=localdate(at))
    definition = answers.definition
    bill = bill_before(answers, on=localdate(at))
    deadline = deadlines.processing(answers, on=localdate(at)) if bill is None else None
    case = Case.objects.create(
        application=application,
        service_slug=definition.slug,
        state=State.RECEIVED if bill is None else State.AWAITING_PAYMENT,
        billed=bill.dump() if bill else None,
        authority=authority(answers.authority),
        applicant_name=applicant_name(answers, by=by),
        sort_name=sort_name(answers, by=by),
        received_at=at,
        due_on=deadline.due_on if deadline and deadlines.runs_from_receipt(deadline, application) else None,
        number=case_number(localdate(at).year),
    )
    if deadline:
        deadlines.begin(deadline, case, at=at)
    allotments.reserve_at_receipt(case, answers, at=at)
    listing.note(case, answers)
    return case


def find(reference: str, code: str) -> Case | None:
    """Return the case that reference and code belong to, for people without an account."""
    found = Case.objects.kept().select_related("application__version", "authority")
    case = found.filter(application__reference=tidy_reference(reference)).first()
    return case if case and fits(code, case.application.code_hash) else None
