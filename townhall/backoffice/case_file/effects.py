"""What follows from a decision, as the case file shows it: the notice, its announcement, and what is still to be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.files import uploads as uploads_of
from townhall.cases.models import Case, Decision
from townhall.certificates.models import Certificate
from townhall.editorial.town_letters import OUTCOMES
from townhall.journal.models import Delivery
from townhall.journal.relay import repeat
from townhall.lib.text import T
from townhall.notifications.models import Announcement, Posting

SOON = timedelta(minutes=30)  # what is to be done later than this waits for its time
IN_WORDS: dict[str, str | Promise] = {
    "issuing.issue": _("Make and seal the notice"),
    "issuing.issue_receipt": _("Make and seal the record of the application"),
    "text_previews.print_draft": _("Print a changed text for a sample application"),
    "letters.confirm_receipt": _("Confirm the receipt to the citizen"),
    "letters.ask_for_information": _("Send the request for information"),
    "letters.announce_decision": _("Put the notice into the inbox and announce it"),
    "reminding.remind": _("Remind of the notice while nobody opens it, then let it go by post"),
    "posting.send_instead": _("Let the notice go by post, as the mail about it did not arrive"),
    "letters.ask_to_comment": _("Send the letter of the hearing"),
    "letters.tell_of_transfer": _("Tell which office works on the case now"),
    "letters.tell_of_extension": _("Tell of the extension"),
    "letters.tell_of_reopening": _("Tell that the decision is looked at again"),
    "letters.tell_of_standing": _("Tell that the decision stays as it is"),
    "superseding.revoke_undone": _("Let the check page say that the notice is taken back"),
    "undone.give_back": _("Give back what the decision had of a limited resource, on its day"),
    "letters.acknowledge_objection": _("Acknowledge the objection"),
    "letters.tell_of_passing_on": _("Tell who rules on the objection"),
    "adjusting.adjust": _("Adjust the claim for the fee"),
    "compiling.compile_file": _("Print the whole file"),
    "inviting.see_to_it": _("Put the case on somebody's desk, as a mail to an asked body did not arrive"),
    "posting.send_receipt": _("Let the record of the application go by post, where there is no mail address"),
    "inviting.invite": _("Ask for the statement by mail"),
    "inviting.watch": _("Watch whether the statement comes in time, and remind of it"),
    "inviting.remind_by_mail": _("Send the reminder of the statement"),
    "letters.remind_of_information": _("Send the reminder of the question"),
    "finding.index": _("Make the words of the case findable"),
    "silence.take_effect": _("Watch whether the time runs out without a decision"),
    "letters.tell_of_message": _("Tell of the message"),
    "deciding.decide_automatically": _("Check whether the case can be decided automatically"),
    "requesting.open_payment": _("Open the claim for the fee"),
    "requesting.end_payment": _("End the claim for the fee"),
    "lapsing.watch": _("Watch whether the fee is paid, remind of it, and close the case without it"),
    "letters.remind_of_payment": _("Send the reminder of the fee"),
    "letters.tell_of_lapse": _("Tell that the case is closed, as nobody has paid"),
    "letters.tell_of_revival": _("Tell that the case goes on, as the money has come after all"),
    "polling.poll": _("Ask the payment service"),
    "noticing.process": _("Look into a notice of the payment service"),
    "transitions.resume": _("Begin to work, as the fee is paid"),
    "refunding.send_back": _("Send money back"),
    "sending.order": _("Look which programs receive the case"),
    "sending.send": _("Hand the case over to another program"),
    "exporting.forget_case": _("Delete exports with the case in them"),
    "clearing.clear_away": _("Clear the folders of other programs"),
    "scanning.scan": _("Check an upload for viruses"),
    "previews.render": _("Draw the pages of an upload"),
}


@dataclass(frozen=True)
class Step:
    """Something that is still to be done by the machine, and whether it went wrong."""

    pk: int
    words: str | Promise
    has_failed: bool
    error: str
    attempt: int
    next_at: datetime

    @property
    def is_waiting(self) -> bool:
        """Say whether its time has not come yet."""
        return not self.has_failed and self.next_at > now() + SOON


@dataclass(frozen=True)
class Made:
    """A decision in words."""

    decision: Decision
    outcome: T

    @property
    def is_final(self) -> bool:
        return self.decision.status == Decision.Status.FINAL


@dataclass(frozen=True)
class Notice:
    certificate: Certificate
    title: T
    posting: Posting | None

    @property
    def is_to_be_posted(self) -> bool:
        """Say whether somebody has to see to it that it goes out on paper."""
        return self.posting is not None and self.posting.state != Posting.State.SENT


@dataclass(frozen=True)
class Effects:
    made: list[Made]
    notices: list[Notice]
    announcements: list[Announcement]
    steps: list[Step]

    @property
    def sentences(self) -> list[T]:
        """Say once each how the days of the announcements came about."""
        return list({str(each.explanation): T.load(each.explanation) for each in self.announcements if each.explanation}.values())

    @property
    def failed(self) -> list[Step]:
        return [step for step in self.steps if step.has_failed]

    @property
    def pending(self) -> list[Step]:
        """Return what the machine does by itself; nobody has to look after it."""
        return [step for step in self.steps if not step.has_failed]

    @property
    def is_being_issued(self) -> bool:
        """Say whether the last final decision has no notice yet."""
        final = [made.decision.pk for made in self.made if made.is_final]
        return bool(final) and final[-1] not in {notice.certificate.decision_id for notice in self.notices}


def effects(case: Case) -> Effects:
    outcomes = {outcome.id: outcome.label for outcome in (*case.application.version.definition.outcomes, *OUTCOMES.values())}
    decisions = case.decisions.select_related("proposed_by", "signed_by").order_by("number")
    certificates = Certificate.objects.filter(case=case).order_by("issued_at").select_related("posting")
    announced = Announcement.objects.filter(part__decision__case=case).select_related("part", "recipient")
    return Effects(
        [Made(decision, outcomes.get(decision.outcome, T(decision.outcome))) for decision in decisions],
        [Notice(certificate, T.load(certificate.title), getattr(certificate, "posting", None)) for certificate in certificates],
        list(announced.order_by("part__decision__number", "part__number", "pk")),
        [step(delivery) for delivery in open_deliveries(case)],
    )


def open_deliveries(case: Case) -> QuerySet[Delivery]:
    """Return what is still to be done for a case and for its uploads."""
    uploads = uploads_of(case).values_list("pk", flat=True)
    streams = [f"case:{case.pk}", *(f"document:{upload}" for upload in uploads)]
    return Delivery.objects.open().filter(event__stream__name__in=streams).order_by("run_at", "pk")


def step(delivery: Delivery) -> Step:
    words = IN_WORDS.get(delivery.reaction, delivery.reaction)
    return Step(delivery.pk, words, bool(delivery.error), delivery.error, delivery.attempt, delivery.run_at)


@require_POST
@for_clerks
def repeat_step(request: HttpRequest, desk: Desk, number: str, delivery: int) -> HttpResponse:
    """Try again now what went wrong."""
    case = desk.find_to_work_on(number)
    found = open_deliveries(case).filter(pk=delivery).first()
    if found is None or not repeat(found.pk):
        raise Http404
    messages.success(request, _("It is tried again now. Reload the page in a moment."))
    return redirect("backoffice:case", case.number)
