"""Questions of an application that are open again: those a clerk asked for, or a step the person corrects.

Nothing is kept between two posts: the page carries its answers, the verb at the end takes them over or names what is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from townhall.applications.forms import NoSuchEntry, StepForm, add_entry, form_classes, remove_entry
from townhall.applications.prefilling import Source, sources_of
from townhall.applications.submission import Incomplete
from townhall.applications.trees import COUNT, as_post
from townhall.cases import transitions
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed
from townhall.catalogue.answers import Answers
from townhall.lib.text import T
from townhall.portal.access import find_case, person
from townhall.portal.affairs.case_page import moved_on
from townhall.portal.applying.layout import Node, has_map, layout, refused_files
from townhall.portal.applying.reuse import own_documents
from townhall.portal.applying.step_page import problems
from townhall.portal.applying.uploads import asks_for_evidence, documents_of, evidence_places, names_refused, take_files

STAY = ("add", "remove", "upload", "remove_file")


@dataclass
class Reopened:
    """The open questions by path (`relief/proof`, or a whole step), and the answers as they stand on the page."""

    case: Case
    paths: list[str]
    answers: Answers
    forms: list[StepForm] = field(default_factory=list)
    refused: bool = False

    @property
    def sources(self) -> dict[str, Source]:
        """What was proved when the application was sent: it stays."""
        return sources_of(self.case.application.draft)

    def open_steps(self) -> list[str]:
        return [step.id for step in self.answers.definition.steps if any(p.split("/")[0] == step.id for p in self.paths)]

    def show(self) -> None:
        """Build the pages from the answers, without reproach."""
        classes = form_classes(self.answers.definition)
        self.forms = [classes[step](prefix=step, answers=self.answers, sources=self.sources) for step in self.open_steps()]

    def read(self, request: HttpRequest) -> None:
        """Build the pages from a post: open questions as posted, all others as they were."""
        classes = form_classes(self.answers.definition)
        self.forms = []
        for step in self.open_steps():
            page = partial(classes[step], prefix=step, answers=self.answers, sources=self.sources)
            data = self.posted(request, page())
            refusals = take_files(request, self.case.application.draft, page(data), data, at=timezone.now())
            form = page(data)
            self.answers = Answers(
                self.answers.definition, self.answers.tree | {step: pressed(form, request)}, today=self.answers.today
            )
            for name, refusal in refusals.items():
                form.errors[name] = form.error_class([refusal])
                self.refused = True
            self.forms.append(form)

    def posted(self, request: HttpRequest, form: StepForm) -> MultiValueDict:
        stored = as_post(form.step, self.answers.tree.get(form.step.id, {}))
        data = MultiValueDict({key: stored.getlist(key) for key in stored if not self.is_open(key)})
        for key in request.POST:
            if self.is_open(key) and key.startswith(f"{form.prefix}-"):
                data.setlist(key, request.POST.getlist(key))
        known = documents_of(self.case.application.draft) if asks_for_evidence(form) else {}
        for name, asked in evidence_places(form, data):
            key = f"{form.prefix}-{name}"
            if self.is_open(key):
                follows = ["later"] if asked.may_follow and f"{key}__later" in request.POST else []
                data[key] = " ".join([id for id in request.POST.getlist(f"{key}__id") if id in known] + follows)
        return data

    def is_open(self, key: str) -> bool:
        """Say whether a posted name (`relief-proof__later`, `keeper-person/born_0`) belongs to an open question."""
        path = key.replace("-", "/", 1)
        return any(path == p or path.startswith((f"{p}/", f"{p}_")) for p in self.paths)

    def nodes(self) -> list[tuple[StepForm, list[Node]]]:
        documents = documents_of(self.case.application.draft)
        return [(form, list(self.only_open(layout(form, documents), form.step.id))) for form in self.forms]

    def only_open(self, nodes: Iterable[Node], step: str) -> Iterable[Node]:
        for node in nodes:
            path = f"{step}/{node.name}"
            if any(path == p or path.startswith(f"{p}/") or p == step for p in self.paths):
                yield node
            elif any(p.startswith(f"{path}/") for p in self.paths):
                node.children = list(self.only_open(node.children, step))
                node.room = node.removable = False
                yield node

    def is_right(self) -> bool:
        draft = self.case.application.draft
        return not self.refused and all(form.is_valid() and not names_refused(draft, form) for form in self.forms)

    def say(self, sentence: T) -> None:
        """Put a sentence at the first question that is open."""
        step, _, name = self.paths[0].partition("/")
        next(form for form in self.forms if form.step.id == step).add_error(name, str(sentence))

    def mistakes(self) -> list[tuple[str, str]]:
        return [problem for form in self.forms for problem in problems(form)]


def pressed(form: StepForm, request: HttpRequest) -> dict:
    """Return the answers of a page with the entry that a button added or removed."""
    add, remove = request.POST.get("add", ""), request.POST.get("remove", "")
    if add in form.repeats:
        return add_entry(form, add)
    if remove.rpartition("/")[0] in form.repeats:
        return remove_entry(form, remove)
    return form.tree


def reopened(request: HttpRequest, case: Case, paths: list[str]) -> Reopened:
    """Return the open questions of a case, with those that came up by an earlier answer on this page."""
    answers = case.application.answers(today=timezone.localdate())
    arisen = [path for path in request.POST.getlist("arisen") if path.split("/")[0] in {s.id for s in answers.definition.steps}]
    return Reopened(case, [*paths, *(path for path in arisen if path not in paths)], answers)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Answer a request for information: exactly the questions it names."""
    case = find_case(request, number)
    asked = case.information_requests.filter(answered_at=None).first()
    if asked is None or case.state != State.INFO_REQUESTED:
        return moved_on(request, case)
    page = reopened(request, case, list(asked.paths))
    said = _("Thank you. Your answer has arrived.")
    return go(request, page, transitions.answer_request, "konto/answer.html", said, asked=asked)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Correct one step of an application that is not decided yet."""
    case = find_case(request, number)
    if not case.is_open:
        return moved_on(request, case)
    page = reopened(request, case, [step])
    if not page.open_steps() or not page.answers.visible().step_applies(step):
        raise Http404
    return go(request, page, transitions.correct, "konto/correct.html", _("Your change has arrived."), step=step)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, number: str) -> HttpResponse:
    """Hand in the evidence that was promised with the application."""
    case = find_case(request, number)
    if not case.is_open or not case.application.promised:
        return moved_on(request, case)
    page = reopened(request, case, list(case.application.promised))
    return go(request, page, transitions.hand_in, "konto/hand_in.html", _("Thank you. Your file has arrived."))


def go(request: HttpRequest, page: Reopened, verb, template: str, said: str, **context) -> HttpResponse:
    """Show the page, or take its answers over."""
    if request.method != "POST":
        page.show()
        return show(request, page, template, **context)
    try:
        page.read(request)
    except NoSuchEntry:
        raise Http404 from None
    if any(button in request.POST for button in STAY) and not page.refused:
        page.show()
        return show(request, page, template, **context)
    if not page.is_right():
        return show(request, page, template, status=HTTPStatus.UNPROCESSABLE_ENTITY, **context)
    try:
        verb(page.case, tree=page.answers.tree, by=person(request), at=timezone.now())
    except Incomplete as problem:
        return ask_more(request, page, problem, template, **context)
    except transitions.NothingHandedIn as refusal:
        page.say(refusal.message)
        return show(request, page, template, status=HTTPStatus.UNPROCESSABLE_ENTITY, **context)
    except MoveNotAllowed:
        return moved_on(request, page.case)
    messages.success(request, said)
    return redirect("portal:case", number=page.case.number)


def ask_more(request: HttpRequest, page: Reopened, problem: Incomplete, template: str, **context) -> HttpResponse:
    """Show the questions that an answer has brought up, in addition."""
    names = [name for name in problem.errors if name != "__all__"]
    page.paths += [f"{problem.step}/{name}" for name in names] or [problem.step]
    page.show()
    return show(request, page, template, status=HTTPStatus.UNPROCESSABLE_ENTITY, more=True, **context)


def show(request: HttpRequest, page: Reopened, template: str, *, status: int = HTTPStatus.OK, **context) -> HttpResponse:
    counts = {f"{form.prefix}-{name}": count for form in page.forms for name, count in form.counts.items()}
    pages = page.nodes()
    context |= {
        "case": page.case,
        "definition": page.answers.definition,
        "pages": pages,
        "counts": {name: count for name, count in counts.items() if page.is_open(name.removesuffix(COUNT))},
        "arisen": page.paths,
        "maps": any(has_map(form) for form in page.forms),
        "problems": [*page.mistakes(), *(problem for _form, nodes in pages for problem in refused_files(nodes))],
        "keeps_ids": True,
        "mine": own_documents(person(request)) if any(asks_for_evidence(form) for form in page.forms) else [],
    }
    return render(request, template, context, status=status)
