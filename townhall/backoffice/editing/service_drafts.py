"""The next version of each service: what it changes, tried with samples, proposed by one editor and published by another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.models import Role
from townhall.authorities.registers import NotReachable
from townhall.backoffice.access import Seat, for_roles
from townhall.catalogue.definition import Definition
from townhall.catalogue.from_code import Candidate, candidate, candidates
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import NotPublishable
from townhall.certificates.version_previews import try_out
from townhall.editorial import releasing
from townhall.editorial.models import Proposal
from townhall.editorial.permissions import may_release, paths, reaches

READERS = (Role.EDITOR, Role.SUPERVISOR, Role.AUDITOR)


@dataclass(frozen=True)
class Row:
    """A service in the list: as the code says, as it is published, and whether somebody wants it to be published anew."""

    definition: Definition
    latest: ServiceVersion | None
    is_proposed: bool

    @property
    def is_new(self) -> bool:
        return self.latest is None or self.latest.digest != self.definition.digest


@require_safe
@for_roles(*READERS)
def show_all(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the services of an office: which version is published, and what of the code is not."""
    offices, proposed = paths(), set(Proposal.objects.values_list("slug", flat=True))
    found = [each.definition for each in candidates()]
    mine = [each for each in found if any(reaches(held, each, offices) for held in seat.positions)]
    if not mine:
        raise Http404
    latest = {version.slug: version for version in ServiceVersion.objects.current()}
    rows = [Row(each, latest.get(each.slug), each.slug in proposed) for each in mine]
    return render(request, "backoffice/service_drafts.html", {"rows": rows})


def find(seat: Seat, slug: str) -> Candidate:
    """Return the next version of a service this person may read; every other is hidden."""
    found = candidate(slug)
    if found is None or not any(reaches(held, found.definition, paths()) for held in seat.positions):
        raise Http404
    return found


@require_safe
@for_roles(*READERS)
def show(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Show what a version changes, what keeps it back, and the letter it would write to a sample."""
    return show_draft(request, seat, find(seat, slug))


def show_draft(request: HttpRequest, seat: Seat, draft: Candidate, status: int = 200, **facts: Any) -> HttpResponse:
    proposal = releasing.proposal_of(draft.definition.slug)
    context = {
        "draft": draft,
        "findings": draft.findings(timezone.localdate()),
        "proposal": proposal,
        "still_holds": proposal is not None and proposal.digest == draft.definition.digest,
        "is_own": proposal is not None and proposal.proposed_by_id == seat.account.pk,
        "may_release": may_release(seat.positions, draft.definition, paths()),
        **trial(request, draft),
        **facts,
    }
    return render(request, "backoffice/service_draft.html", context, status=status)


def trial(request: HttpRequest, draft: Candidate) -> dict[str, Any]:
    """Return the sample and outcome that were chosen, else the first ones, and what the version makes of them."""
    outcomes = {outcome.id: outcome.label for outcome in draft.definition.outcomes}
    sample, outcome = request.GET.get("beispiel", ""), request.GET.get("ergebnis", "")
    sample = sample if sample in draft.samples else next(iter(draft.samples), "")
    outcome = outcome if outcome in outcomes else next(iter(outcomes), "")
    chosen = {"sample": sample, "outcome": outcome, "outcomes": outcomes.items()}
    if not sample:
        return chosen
    language = (get_language() or "de")[:2]
    try:
        made = try_out(draft, sample=sample, outcome=outcome, at=timezone.now(), language=language)
    except (NotPublishable, NotInRegister, NotChecked, NotReachable):
        return chosen
    letter = mark_safe(made.letter)  # noqa: S308 - rendered by the template of the notice, which escapes
    return {**chosen, "answers": made.answers, "letter": letter, "impossible": made.impossible}


def act(request: HttpRequest, seat: Seat, slug: str, verb: Callable[[Candidate], object], said: Any) -> HttpResponse:
    """Let an editor do something with a version; say in the page why it is refused."""
    draft = find(seat, slug)
    if not may_release(seat.positions, draft.definition, paths()):
        raise PermissionDenied
    try:
        verb(draft)
    except (releasing.NothingToRelease, releasing.ProposalChanged, releasing.OwnProposal) as refusal:
        status = 403 if isinstance(refusal, releasing.OwnProposal) else 409
        return show_draft(request, seat, draft, status=status, refused=refusal.message)
    messages.success(request, said)
    return redirect("backoffice:service_draft", slug)


@require_POST
@for_roles(*READERS)
def propose(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Propose a version for publication, with the reason for it."""
    why = request.POST.get("why", "").strip()
    if not why:
        return show_draft(request, seat, find(seat, slug), status=422, refused=_("Write what changes and why."))
    facts: dict[str, Any] = {"why": why, "by": seat.account, "at": timezone.now()}
    said = _("The version is proposed. Somebody else can publish it.")
    return act(request, seat, slug, lambda draft: releasing.propose(draft, **facts), said)


@require_POST
@for_roles(*READERS)
def release(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Publish the version a colleague proposed."""
    facts: dict[str, Any] = {"digest": request.POST.get("digest", ""), "by": seat.account, "at": timezone.now()}
    return act(request, seat, slug, lambda draft: releasing.release(draft, **facts), _("The version is published."))


@require_POST
@for_roles(*READERS)
def take_back(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Take a proposal back."""
    facts: dict[str, Any] = {"by": seat.account, "at": timezone.now()}
    return act(request, seat, slug, lambda draft: releasing.take_back(draft, **facts), _("The proposal is taken back."))
