"""Publish a version of a service: one editor proposes it, another one publishes it (Freigabe, Vier-Augen-Prinzip)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.catalogue.from_code import Candidate
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish
from townhall.editorial.models import Proposal
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NothingToRelease(Exception):
    """The code says what is published already, or the gate refuses it."""

    message = T(
        "Diese Fassung lässt sich nicht veröffentlichen. Die Seite sagt, warum.",
        en="This version cannot be published. The page says why.",
    )


class ProposalChanged(Exception):
    """There is no proposal, or the code has changed since."""

    message = T(
        "Der Vorschlag gilt nicht mehr: Die Leistung hat sich inzwischen geändert. Schlagen Sie die Fassung neu vor.",
        en="The proposal does not hold any more: the service has changed meanwhile. Propose the version anew.",
    )


class OwnProposal(Exception):
    """Who proposed a version does not publish it."""

    message = T(
        "Sie haben diese Fassung vorgeschlagen. Eine zweite Person veröffentlicht sie.",
        en="You proposed this version. A second person publishes it.",
    )


def proposal_of(slug: str) -> Proposal | None:
    return Proposal.objects.select_related("proposed_by").filter(slug=slug).first()


@atomic
def propose(candidate: Candidate, *, why: str, by: "Account", at: datetime) -> Proposal:
    """Propose the version the code has; who proposes it anew takes the place of who did it before."""
    refuse_unfit(candidate, at=at)
    facts = {"digest": candidate.definition.digest, "why": why.strip()[:400], "proposed_by": by, "proposed_at": at}
    made, _is_new = Proposal.objects.update_or_create(slug=candidate.definition.slug, defaults=facts)
    record("service.proposed", made, by=by, at=at, service=made.slug, label=candidate.plan.label, why=made.why)
    return made


@atomic
def release(candidate: Candidate, *, digest: str, by: "Account", at: datetime) -> ServiceVersion:
    """Publish what a colleague proposed; `digest` is that of the version the page showed."""
    definition = candidate.definition
    found = Proposal.objects.select_for_update().filter(slug=definition.slug).first()
    if found is None or not found.digest == digest == definition.digest:
        raise ProposalChanged(f"{definition.slug} is not proposed like this.")
    if found.proposed_by_id == by.pk:
        raise OwnProposal(f"{by.pk} proposed {definition.slug}.")
    refuse_unfit(candidate, at=at)
    version = publish(definition, at=at, samples=candidate.samples)
    record("service.published", version, by=by, at=at, service=str(version), why=found.why)
    found.delete()
    return version


@atomic
def take_back(candidate: Candidate, *, by: "Account", at: datetime) -> None:
    """Take a proposal back, whoever made it."""
    found = Proposal.objects.filter(slug=candidate.definition.slug).first()
    if found is None:
        raise ProposalChanged(f"{candidate.definition.slug} is not proposed.")
    record("service.proposal_ended", found, by=by, at=at, service=found.slug)
    found.delete()


def refuse_unfit(candidate: Candidate, *, at: datetime) -> None:
    if not candidate.is_new or candidate.findings(localdate(at)):
        raise NothingToRelease(f"{candidate.definition.slug} cannot be published.")
