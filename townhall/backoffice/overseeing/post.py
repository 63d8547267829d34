"""The outgoing post (Postausgang): what goes out on paper, its batches, and the day they were handed to the post."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.files import to_save
from townhall.backoffice.overseeing.post_forms import AddressForm, PostedForm
from townhall.notifications import posting
from townhall.notifications.models import Posting, PrintBatch

SHOWN, BATCHES = 100, 20


@require_safe
@for_clerks
def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the letters that wait and the last batches."""
    return show_post(request, desk)


@require_POST
@for_clerks
def print_letters(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put the waiting letters into a batch."""
    try:
        batch = posting.order_batch(by=desk.account, at=timezone.now())
    except posting.NothingToPrint as problem:
        messages.info(request, str(problem.message))
    else:
        messages.success(request, _("Batch %(number)s is being printed. Reload the page in a moment.") % {"number": batch.pk})
    return redirect("backoffice:post")


@require_safe
@for_clerks
def save_batch(request: HttpRequest, desk: Desk, batch: int) -> HttpResponseBase:
    """Hand out the PDF of a batch; the look at each case in it is put on record."""
    found = find(desk, batch)
    if found.file is None:
        raise Http404
    posting.look_through(found, by=desk.account, department=desk.department, at=timezone.now())
    return to_save(found.file)


@require_POST
@for_clerks
def mark_sent(request: HttpRequest, desk: Desk, batch: int) -> HttpResponse:
    """Mark a batch as posted on a day."""
    found = find(desk, batch)
    form = PostedForm(request.POST, batch=found)
    if not form.is_valid():
        return show_post(request, desk, form=form, status=422)
    try:
        number = posting.mark_sent(found, on=form.cleaned_data["posted_on"], by=desk.account, at=timezone.now())
    except posting.NotPostedThen as problem:
        form.add_error("posted_on", str(problem.message))
        return show_post(request, desk, form=form, status=422)
    except posting.AlreadySent as problem:
        messages.info(request, str(problem.message))
    else:
        words = ngettext("%(number)s letter is marked as posted.", "%(number)s letters are marked as posted.", number)
        messages.success(request, words % {"number": number})
    return redirect("backoffice:post")


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def set_address(request: HttpRequest, desk: Desk, letter: int) -> HttpResponse:
    """Ask where a letter goes whose address nobody knows."""
    wanted = Posting.objects.about(desk.own_cases).filter(state=Posting.State.QUEUED).select_related("certificate__case")
    found = get_object_or_404(wanted, pk=letter)
    form = AddressForm(request.POST or None, initial={"address": found.address or found.name})
    if not form.is_valid():
        context = {"form": form, "posting": found, "desk": desk}
        return render(request, "backoffice/post_address.html", context, status=422 if form.is_bound else 200)
    posting.set_address(found, address=form.cleaned_data["address"], by=desk.account, at=timezone.now())
    messages.success(request, _("The address is kept for this letter."))
    return redirect("backoffice:post")


def find(desk: Desk, batch: int) -> PrintBatch:
    return get_object_or_404(PrintBatch.objects.about(desk.own_cases).select_related("file"), pk=batch)


def show_post(request: HttpRequest, desk: Desk, *, form: PostedForm | None = None, status: int = 200) -> HttpResponse:
    queued = Posting.objects.about(desk.own_cases).filter(state=Posting.State.QUEUED)
    letters = list(queued.select_related("certificate__case").order_by("queued_at", "pk")[: SHOWN + 1])
    context: dict[str, Any] = {
        "desk": desk,
        "letters": letters[:SHOWN],
        "has_more": len(letters) > SHOWN,
        "ready": sum(bool(each.address) for each in letters),
        "at_most": posting.AT_MOST,
        "batches": batches(desk, form),
        "bad_form": form,
    }
    return render(request, "backoffice/post.html", context, status=status)


def batches(desk: Desk, form: PostedForm | None) -> list[tuple[PrintBatch, PostedForm]]:
    """Return the last batches, each with the form that marks it as posted."""
    waiting = Count("postings", filter=Q(postings__state=Posting.State.PRINTED))
    seen = PrintBatch.objects.about(desk.own_cases).select_related("file")
    found = seen.annotate(letters=Count("postings"), waiting=waiting).order_by("-pk")[:BATCHES]
    return [(each, form if form is not None and form.batch == each else PostedForm(batch=each)) for each in found]
