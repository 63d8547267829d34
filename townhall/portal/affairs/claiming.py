"""Take a case that was entered by the town hall, or filed without an account, into one's own account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from townhall.applications.entering import BelongsToSomebody, claim
from townhall.portal.access import find_case, person


@require_POST
def take_over(request: HttpRequest, number: str) -> HttpResponse:
    """Claim a case this browser has shown the code for."""
    case, account = find_case(request, number), person(request)
    if account is None:
        raise Http404
    try:
        claim(case.application, by=account)
    except BelongsToSomebody as problem:
        messages.warning(request, str(problem.message))
    else:
        messages.success(request, _("The case is in your account now."))
    return redirect("portal:case", number=number)
