"""The case file: all that is known about a case, on one page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from townhall.backoffice.access import Desk, colleagues, for_clerks
from townhall.backoffice.case_file.consultations import statements
from townhall.backoffice.case_file.correspondence_forms import MessageForm, NoteForm
from townhall.backoffice.case_file.effects import effects
from townhall.backoffice.case_file.facts import facts, held, papers, people, promised
from townhall.backoffice.case_file.requirements import check
from townhall.backoffice.case_file.versions import filed_in
from townhall.backoffice.conflicts import stamp
from townhall.backoffice.deciding.mending import ways
from townhall.backoffice.wording import deadline_sign
from townhall.cases import timeline
from townhall.cases.days.deadline_words import sentences
from townhall.cases.days.extending import may_extend
from townhall.cases.decisions.hearing import may_be_answer, under_way
from townhall.cases.exchange import correspondence
from townhall.cases.holdings.allotment_words import shown
from townhall.cases.holdings.allotments import claims_of
from townhall.cases.models import CLOSABLE, Case, Decision, State
from townhall.cases.permissions import may_assign, may_sign
from townhall.cases.presence import arrive
from townhall.cases.search.related import related
from townhall.cases.second_looks.objecting import open_objection
from townhall.catalogue.by_hand import WORKED_OUT_BY, lacks
from townhall.retention import keeping_words


@require_safe
@for_clerks
def show_case(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show the file of a case."""
    return show_file(request, desk, desk.find(number))


def show_file(
    request: HttpRequest,
    desk: Desk,
    case: Case,
    *,
    message_form: MessageForm | None = None,
    note_form: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "case": case,
        "desk": desk,
        "message_form": message_form or MessageForm(),
        "note_form": note_form or NoteForm(),
        "bad_form": next((form for form in (message_form, note_form) if form), None),
        **contents(case, desk),
        **actions(case, desk),
        "colleagues_here": arrive(case, by=desk.account, at=timezone.now()),
    }
    return render(request, "backoffice/case.html", context, status=status)


def contents(case: Case, desk: Desk) -> dict[str, Any]:
    now, language = timezone.now(), get_language() or "de"
    today = timezone.localdate(now)
    definition = case.application.version.definition
    return {
        "title": definition.title,
        "filed": filed_in(case),
        "kept": keeping_words.explain(case, language=language, on=today),
        "deadlines": sentences(case, language, to_clerk=True),
        "sign": deadline_sign(case, today),
        "sections": facts(case, today=today, language=language),
        "promised": promised(case),
        "people": people(case),
        "held": held(case, today=today),
        "related": related(case, among=desk.cases),
        "checked": check(case, today=today),
        "shares": [(claim, shown(claim)) for claim in claims_of(case)] if definition.resource else [],
        "papers": papers(case),
        "timeline": timeline.entries(case, for_citizen=False),
        "messages_written": correspondence.read_messages(case, from_citizen=False, at=now)
        if desk.works_on(case)
        else correspondence.all_messages(case),
        "notes": case.notes.select_related("author").order_by("written_at", "pk"),
        "resubmission": case.resubmissions.filter(done_at=None).first(),
        "asked": case.information_requests.filter(answered_at=None).first(),
        "statements": statements(case),
        "effects": effects(case),
    }


def actions(case: Case, desk: Desk) -> dict[str, Any]:
    """Say what this clerk can do at this case now; the verbs check it again."""
    mine = desk.works_on(case)
    hearing = under_way(case, on=timezone.localdate()) if may_be_heard(case) else None
    proposal = case.decisions.select_related("proposed_by").filter(status=Decision.Status.PROPOSED).first()
    return {
        "seen": stamp(case),
        "mending": ways(case, desk),
        "objection": open_objection(case) if case.decided_at is not None else None,
        "is_by_hand": case.is_open and lacks(case.application.version.definition, *WORKED_OUT_BY, "charge"),
        "proposal": proposal,
        "is_mine": mine,
        "supervises": desk.supervises(case),
        "may_take": case.is_open and case.clerk_id is None,
        "may_give_back": mine and case.clerk_id is not None and case.state == State.IN_REVIEW,
        "may_ask": mine and case.state == State.IN_REVIEW,
        "may_decide": mine and case.state == State.IN_REVIEW,
        "may_sign": proposal is not None and may_sign(desk.account, desk.positions, case, proposal),
        "may_transfer": mine and case.state in (State.RECEIVED, State.IN_REVIEW),
        "may_consult": mine and case.is_open,
        "may_hear": mine and case.state == State.IN_REVIEW and may_be_heard(case) and hearing is None,
        "answerable": [each.pk for each in case.messages.all() if may_be_answer(each, hearing)] if hearing and mine else [],
        "may_extend": mine and may_extend(case, on=timezone.localdate()),
        "may_carry_on": mine and case.state == State.INFO_REQUESTED,
        "may_remind": mine and correspondence.may_remind(case, at=timezone.now()),
        "may_put_aside": mine and case.state != State.CLOSED,
        "may_close": mine and case.state in CLOSABLE,
        "colleagues": colleagues(case) if may_assign(desk.account, desk.positions, case) else [],
    }


def may_be_heard(case: Case) -> bool:
    """Say whether some decision at this case needs a hearing before it: one of its service, or taking back a notice."""
    return case.state == State.DECIDED or any(outcome.hearing for outcome in case.application.version.definition.outcomes)
