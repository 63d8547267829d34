"""The wizard: formtools walks the steps, the draft remembers, the pinned definition says what is asked."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from formtools.wizard.storage.base import BaseStorage
from formtools.wizard.views import NamedUrlWizardView, StepsHelper

from townhall.applications.drafts import DraftChanged, keep_typed, save_step
from townhall.applications.following import NoLongerOffered, bring_up_to_date
from townhall.applications.forms import NoSuchEntry, StepForm, add_entry, form_classes, remove_entry
from townhall.applications.models import Draft
from townhall.applications.prefilling import sources_of
from townhall.applications.submission import Incomplete, Stopped
from townhall.applications.trees import as_post
from townhall.portal import parked
from townhall.portal.access import find_draft, person
from townhall.portal.applying import filing, uploads
from townhall.portal.applying.filing import CHECK
from townhall.portal.applying.step_page import show_step
from townhall.portal.errors import conflict
from townhall.portal.everybody import withdrawn

STAY = ("add", "remove", "upload", "remove_file")  # buttons that save and show the same page again


class DraftStorage(BaseStorage):
    """formtools' view of a Draft: reads only, so that a GET never writes; saving is save_step's business."""

    # plain attributes in place of formtools' session properties
    current_step: str | None = None
    current_step_files: None = None
    extra_data: dict = {}

    def __init__(self, request: HttpRequest, draft: Draft, step: str | None):
        super().__init__("apply", request, None)
        self.draft, self.asked_for = draft, step
        self.answers = draft.answers(today=timezone.localdate())

    def get_step_data(self, step: str):
        return as_post(self.answers.definition.step(step), self.answers.tree.get(step, {}))

    @property
    def current_step_data(self):
        """Bind the shown page only when its mistakes are to be shown; a page just opened has none."""
        return self.get_step_data(self.asked_for) if self.asked_for and "fehler" in self.request.GET else None

    def get_step_files(self, step: str) -> None:
        return None

    def reset(self) -> None:
        """Do nothing: formtools calls this for ?reset in any URL and after done()."""


class Apply(NamedUrlWizardView):
    """Lead a person through a draft, one step per page, in the version they began."""

    storage: DraftStorage
    begun = False  # by this very request

    def dispatch(self, request: HttpRequest, *args: Any, draft: UUID, step: str | None = None, **place: Any) -> HttpResponseBase:
        found = find_draft(request, draft)
        if found is None:
            if person(request) is not None:
                raise Http404
            return parked.session_over(request, draft, step)
        try:
            bring_up_to_date(found, at=timezone.now())
        except NoLongerOffered:
            if request.method != "POST" or step in (None, CHECK):  # what was typed on a page is still saved
                return withdrawn.show(request, found.version)
        except DraftChanged:
            return conflict(request)
        return self.lead(request, found, step)

    def lead(self, request: HttpRequest, draft: Draft, step: str | None) -> HttpResponseBase:
        self.request, self.args, self.kwargs = request, (), {"draft": draft.pk, "step": step}
        if draft.submitted_at is not None:
            return filing.already_sent(request, draft)
        self.prefix, self.storage, self.steps = "apply", DraftStorage(request, draft, step), StepsHelper(self)
        return View.dispatch(self, request, step=step)

    def get_form_list(self) -> dict[str, type[StepForm]]:
        answers = self.storage.answers
        return {id: form for id, form in form_classes(answers.definition).items() if answers.step_applies(id)}

    def get_form_kwargs(self, step: str | None = None) -> dict:
        return {"answers": self.storage.answers, "sources": sources_of(self.storage.draft)}

    def get_form_initial(self, step: str) -> dict:
        return {}

    def get_step_url(self, step: str) -> str:
        draft = self.storage.draft
        return reverse("portal:step", kwargs={"slug": draft.version.slug, "draft": draft.pk, "step": step})

    def render(self, form: StepForm | None = None, **options: Any) -> HttpResponse:
        """Show a page; what was typed when the session ended is filled in again."""
        assert form is not None
        typed = parked.take(self.request, self.storage.draft, form.step.id) if self.request.method == "GET" else None
        if typed is not None:
            form = self.get_form(form.step.id, data=uploads.without_claims(form, typed, self.storage.answers.tree))
            options["parked"] = True
        return show_step(self.request, form, steps=self.steps.all, draft=self.storage.draft, url=self.get_step_url, **options)

    def post(self, request: HttpRequest, *args: Any, step: str | None = None, **place: Any) -> HttpResponse:
        """Save what was typed whatever it is; go on if it is right. The URL alone says which step this is."""
        if step == CHECK:
            return self.submit()
        if step not in self.get_form_list():
            return redirect(self.get_step_url(self.steps.first))
        self.storage.current_step = step
        form, refusals = self.typed(step)
        try:
            self.save(form)
        except NoSuchEntry as problem:
            return HttpResponseBadRequest(str(problem))
        except DraftChanged:
            if not self.same_again(form):
                return self.render(form, conflict=True, status=HTTPStatus.CONFLICT)
        parked.forget(request, self.storage.draft, step)
        if "later" in request.POST:
            return redirect("portal:later", slug=self.storage.draft.version.slug, draft=self.storage.draft.pk)
        if refusals or not (self.stays or self.is_right(form)):
            return self.render(form, refusals=refusals, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect(self.get_step_url(step) + self.place_on_page(form) if self.stays else self.way_on())

    def typed(self, step: str) -> tuple[StepForm, dict[str, str]]:
        """Return the form as posted, with uploads taken into it, and what was wrong with uploads."""
        blank = self.get_form(step)
        data, refusals = uploads.take(self.request, self.storage.draft, blank, at=timezone.now())
        return self.get_form(step, data=data), refusals

    def is_right(self, form: StepForm) -> bool:
        return form.is_valid() and not uploads.names_refused(self.storage.draft, form)

    @property
    def stays(self) -> bool:
        return any(button in self.request.POST for button in STAY)

    def save(self, form: StepForm) -> None:
        """Store the page with the entry that a button added or removed."""
        post, tree = self.request.POST, form.tree
        if "add" in post:
            tree = add_entry(form, post["add"])
        elif "remove" in post:
            tree = remove_entry(form, post["remove"])
        if self.begun and self.storage.draft.tree.get(form.step.id) == tree:
            return  # the draft was begun with this very page a moment ago
        draft = save_step(self.storage.draft, form.step.id, tree, seen=self.seen, at=timezone.now())
        self.storage.answers = draft.answers(today=self.storage.answers.today)

    @property
    def seen(self) -> int:
        posted = self.request.POST.get("revision", "")
        return int(posted) if posted.isascii() and posted.isdigit() else -1

    def place_on_page(self, form: StepForm) -> str:
        """Return the anchor at which the page opens again: the entry added, or the list that became shorter."""
        post = self.request.POST
        if "add" in post:
            return f"#{form.prefix}-{post['add']}/{form.counts.get(post['add'] + '__count', 0)}"
        name = (
            post.get("remove", "").rpartition("/")[0] or post.get("remove_file", "").partition(" ")[0] or post.get("upload", "")
        )
        return f"#{form.prefix}-{name}"

    def way_on(self) -> str:
        """Return the next page, which may be the end of the way; who came from the check page returns there."""
        stopped = self.storage.answers.stop
        if stopped is not None and stopped[0].id == self.storage.current_step:
            draft = self.storage.draft
            return reverse("portal:stop", args=[draft.version.slug, draft.pk, stopped[0].id])
        if "zurueck" in self.request.POST:
            return self.get_step_url(CHECK)
        return self.get_step_url(self.get_next_step() or CHECK)

    def same_again(self, form: StepForm) -> bool:
        """Say whether this page was merely sent twice. If not, the draft was changed elsewhere, and what was typed here is
        shown beside the draft as it is now; sending it again replaces the newer answers."""
        draft = self.storage.draft
        draft.refresh_from_db(fields=["revision", "tree"])
        self.storage.answers = draft.answers(today=self.storage.answers.today)
        return not self.stays and draft.tree.get(form.step.id) == form.tree

    def done(self, form_list: list[StepForm], **kwargs: Any) -> HttpResponse:
        """Show the check page; submitting is a verb of its own."""
        return filing.show_check(self.request, self.storage.draft, steps=self.steps.all)

    def submit(self) -> HttpResponse:
        try:
            return filing.submit(self.request, self.storage.draft, steps=self.steps.all, seen=self.seen)
        except Incomplete as problem:
            return self.render_revalidation_failure(problem.step, None)
        except Stopped as end:
            return redirect("portal:stop", slug=self.storage.draft.version.slug, draft=self.storage.draft.pk, step=end.step)

    def render_revalidation_failure(self, failed_step: str, form: StepForm | None, **kwargs: Any) -> HttpResponse:
        """Lead to the first step that is not right; a step nobody has seen yet opens without reproach."""
        seen = failed_step in self.storage.answers.tree
        return redirect(self.get_step_url(failed_step) + ("?zurueck=pruefen&fehler" if seen else "?zurueck=pruefen"))


def autosave(request: HttpRequest, *, slug: str, draft: UUID, step: str) -> HttpResponse:
    """Keep what stands on the page while somebody is still typing; the page stays as new as it was."""
    view = Apply(url_name="portal:step", done_step_name=CHECK, form_list={})
    found = find_draft(request, draft)
    if found is None or found.submitted_at is not None or request.method != "POST":
        return render(request, "wizard/autosave.html", {"lost": True}, status=HTTPStatus.FORBIDDEN)
    view.request, view.storage = request, DraftStorage(request, found, step)
    if step not in view.get_form_list():
        raise Http404
    view.steps, view.storage.current_step = StepsHelper(view), step
    blank = view.get_form(step)
    form = view.get_form(step, data=uploads.without_claims(blank, request.POST, found.tree))
    try:
        keep_typed(found, step, form.tree, seen=view.seen, at=timezone.now())
    except DraftChanged:
        return render(request, "wizard/autosave.html", {"conflict": True}, status=HTTPStatus.CONFLICT)
    return render(request, "wizard/autosave.html", {"at": timezone.localtime()})


unused = [("unused", forms.Form)]  # formtools insists on a form list per URL; ours depends on the draft
apply = Apply.as_view(unused, url_name="portal:step", done_step_name=CHECK)
