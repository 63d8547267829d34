"""Objections at the desk: record one that came on paper, and say what becomes of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.models import Authority
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.deciding.decision_parts import LAW_MISSING, written
from townhall.backoffice.deciding.mending import may_mend
from townhall.backoffice.deciding.objection_forms import PaperForm, RemedyForm, RulingForm, TransferForm
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.second_looks import objecting
from townhall.notifications.announcing import objection_until


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show the objection of a case with what can become of it, or ask for one on paper; POST carries one of these out."""
    case = desk.find(number)
    forms = forms_for(request, case)
    chosen = forms.get(request.POST.get("act", ""))
    if chosen is None or not chosen.is_valid():
        return show_page(request, desk, case, forms, status=422 if request.method == "POST" else 200)
    if request.POST["act"] != "rule" and not may_mend(desk, case):  # whoever rules on it is somebody else
        raise PermissionDenied
    try:
        if "preview" in request.POST and isinstance(chosen, RulingForm):
            draft = objecting.draw_up(case, **chosen.cleaned_data, by=desk.account, at=timezone.now())
            return show_page(request, desk, case, forms, letter=written(draft))
        with unchanged(case, request.POST.get("seen", "")):
            ACTS[request.POST["act"]](case, chosen.cleaned_data, desk)
    except MoveNotAllowed as problem:
        typed = next((str(value) for name, value in chosen.cleaned_data.items() if name in ("text", "reason", "reasons")), "")
        return show_conflict(request, case, problem, {_("Reasons"): typed})
    except (NotInRegister, NotChecked):
        return render(request, "backoffice/conflict.html", {"case": case, "problem": LAW_MISSING}, status=409)
    messages.success(request, _("Done. The applicant gets a letter."))
    return redirect("backoffice:case", case.number)


def forms_for(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return the forms that fit, the one that was sent bound."""

    def data(act: str) -> Any:
        return request.POST if request.POST.get("act") == act else None

    if objecting.open_objection(case) is None:
        return {"paper": PaperForm(data("paper"), today=timezone.localdate())} if objecting.objectionable(case) else {}
    others = Authority.objects.exclude(pk=case.authority_id).order_by("path")
    return {
        "remedy": RemedyForm(data("remedy"), prefix="remedy"),
        "rule": RulingForm(data("rule"), prefix="rule"),
        "pass_on": TransferForm(data("pass_on"), offices=others, prefix="pass_on"),
    }


def record_paper(case: Case, said: dict[str, Any], desk: Desk) -> None:
    until = objection_until(objecting.objectionable(case))
    objecting.object_to(case, **said, until=until, recorded_by=desk.account, by=None, at=timezone.now())


def do(verb: Callable[..., Any]) -> Callable[[Case, dict[str, Any], Desk], None]:
    def done(case: Case, said: dict[str, Any], desk: Desk) -> None:
        verb(case, **said, by=desk.account, at=timezone.now())

    return done


ACTS = {
    "paper": record_paper,
    "remedy": do(objecting.remedy),
    "rule": do(objecting.rule),
    "pass_on": do(objecting.pass_on),
}


def show_page(
    request: HttpRequest, desk: Desk, case: Case, forms: dict[str, Any], *, status: int = 200, letter: str = ""
) -> HttpResponse:
    bad = next((form for form in forms.values() if form.errors), None)
    seen = request.POST.get("seen") or stamp(case)
    objections = case.objections.select_related("recorded_by").order_by("-pk")
    context = {"case": case, "desk": desk, "seen": seen, "letter": letter, "bad_form": bad, "objections": objections, **forms}
    return render(request, "backoffice/objection.html", context, status=status)
