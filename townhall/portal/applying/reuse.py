"""Documents a person has handed in or received before, to hand them in again (Nachweise wiederverwenden)."""

from uuid import UUID

from django.db.models import Q, QuerySet

from townhall.accounts.models import Account
from townhall.cases.models import Deletion
from townhall.documents.models import Document, Purpose, ScanState
from townhall.notifications import postbox

MOST = 50


def own_documents(account: Account | None) -> list[Document]:
    """Return what an account may hand in again, the newest first; who has no account has nothing to choose from."""
    return list(reusable(account).order_by("-created_at")[:MOST]) if account is not None else []


def own_document(account: Account | None, id: str) -> Document | None:
    """Return one of them; an id in a form is no permission."""
    try:
        return reusable(account).filter(pk=UUID(id)).first() if account is not None else None
    except ValueError:
        return None


def reusable(account: Account) -> "QuerySet[Document]":
    """Clean uploads of one's own, and what the town hall issued in one's own cases, once it is opened and while it is valid."""
    uploaded = Q(owner=account, purpose=Purpose.UPLOAD)
    issued = Q(certificate__case__application__account=account, certificate__case__deletion=Deletion.NONE)
    issued &= Q(certificate__revoked_at=None)
    found = Document.objects.filter(uploaded | issued, state=ScanState.CLEAN)
    return found.annotate(unopened=postbox.unopened()).filter(unopened=False).distinct()
