"""All that is kept about a person, as data and with the files that belong to it (Art. 15 and 20 DSGVO)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from townhall.accounts.models import Account
from townhall.accounts.profiles import OWN_FACTS
from townhall.applications.attachments import called_by_name, names_of
from townhall.applications.models import Draft
from townhall.cases.models import Case, EntitlementHolder
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import sections
from townhall.documents.models import Document, ScanState
from townhall.journal.looking import looks_at
from townhall.journal.models import Event
from townhall.notifications import postbox
from townhall.notifications.models import Letter

PROOF = ("level", "source", "facts", "proved_at")
PARTY = (
    "role",
    "organisation",
    "given_name",
    "family_name",
    "born",
    "street",
    "house_number",
    "postcode",
    "city",
    "email",
    "phone",
)
MESSAGE = ("from_citizen", "text", "sent_at")
PAYMENT = ("reference", "cents", "currency", "state", "due_on", "requested_at", "paid_at")
DECISION = ("number", "outcome", "reasons", "content", "automatic", "trace", "signed_at")
LETTER = ("kind", "subject", "summary", "text", "created_at", "first_opened_at")
LOOK = ("at", "department", "purpose")  # which office and what for; never which person


def contents(account: Account, *, today: date) -> dict[str, Any]:
    """Return everything about an account and the cases filed with it; internal notes are left to the inspection of files."""
    language = account.language
    cases = Case.objects.visible_to(account).select_related("application__version", "authority").order_by("pk")
    drafts = Draft.objects.filter(account=account, submitted_at=None).select_related("version").order_by("created_at")
    return {
        "account": {"email": account.email, "language": account.language, "opened_at": account.date_joined},
        "profile": {name: getattr(account, name) for name in OWN_FACTS},
        "proofs": list(account.proofs.order_by("proved_at").values(*PROOF)),
        "history": list(Event.objects.of(account).values("kind", "happened_at")),
        "drafts": [of_draft(draft, language, today=today) for draft in drafts],
        "cases": [of_case(case, account, language, today=today) for case in cases],
        "entitlements": [of_entitlement(holder) for holder in held_by(account)],
        "documents": [described(document) for document in documents(account)],
    }


def of_draft(draft: Draft, language: str, *, today: date) -> dict[str, Any]:
    return {
        "reference": draft.reference,
        "service": draft.version.definition.title.in_(language),
        "saved_at": draft.saved_at,
        "deleted_at": draft.deleted_at,
        "answers": draft.tree,
        "in_words": in_words(draft.answers(today=today), draft, language),
    }


def of_case(case: Case, account: Account, language: str, *, today: date) -> dict[str, Any]:
    """Return one case as its applicant may know it."""
    application = case.application
    letters = Letter.objects.visible_to(account).filter(case=case).order_by("pk")
    decided = case.decisions.filter(status="final") if opened(letters) else case.decisions.none()
    return {
        "number": case.number,
        "service": application.version.definition.title.in_(language),
        "version": application.version.label,
        "authority": str(case.authority),
        "state": str(case.get_state_display()),
        "days": {"received": case.received_at, "decided": case.decided_at, "closed": case.closed_at},
        "answers": application.tree if application.amended is None else application.amended,
        "as_submitted": application.tree,
        "in_words": in_words(application.answers(today=today), application.draft, language),
        "parties": list(application.parties.order_by("pk").values(*PARTY)),
        "messages": list(case.messages.order_by("pk").values(*MESSAGE)),
        "letters": list(letters.values(*LETTER)),
        "decisions": list(decided.order_by("pk").values(*DECISION)),
        "payments": list(case.payments.order_by("pk").values(*PAYMENT)),
        "looks": list(looks_at(case).values(*LOOK)),
    }


def opened(letters: QuerySet[Letter]) -> bool:
    """Say whether no notice waits to be opened: to read one here would be no opening, and the law counts from that."""
    return not letters.filter(certificate__isnull=False, first_opened_at=None).exists()


def in_words(answers: Answers, draft: Draft, language: str) -> list[dict[str, Any]]:
    """Return the answers as people read them, step by step."""
    shown = called_by_name(sections(answers, language), names_of(draft.pk))
    return [
        {"title": section.title, "lines": [{"question": each.label, "answer": each.shown} for each in section.lines]}
        for section in shown
    ]


def held_by(account: Account) -> QuerySet[EntitlementHolder]:
    return EntitlementHolder.objects.filter(account=account).select_related("entitlement").order_by("entitlement_id")


def of_entitlement(holder: EntitlementHolder) -> dict[str, Any]:
    held = holder.entitlement
    facts = ("kind", "identifier", "label", "data", "valid_from", "valid_until")
    return {name: getattr(held, name) for name in facts}


def documents(account: Account) -> Iterator[Document]:
    """Yield the files of a person: what they handed in and what was issued to them, without notices nobody has opened."""
    drafts = Q(attachment__draft__account=account)
    cases = Q(certificate__case__in=Case.objects.visible_to(account))
    handed_in = Q(attachment__draft__application__case__in=Case.objects.visible_to(account))
    found = Document.objects.filter(drafts | cases | handed_in, state=ScanState.CLEAN).exclude(LEAVING)
    return found.annotate(unopened=postbox.unopened()).filter(unopened=False).distinct().order_by("created_at", "pk").iterator()


LEAVING = Q(attachment__draft__application__case__deletion__in=("begun", "done"))


def described(document: Document) -> dict[str, Any]:
    return {"file": place(document), "name": document.name, "size": document.size, "sha256": document.sha256}


def place(document: Document) -> str:
    return f"unterlagen/{document.pk}-{document.name}"
