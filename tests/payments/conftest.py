from types import SimpleNamespace

import pytest

from tests.payments.permit import ORDINARY, afterwards, permit
from townhall.applications.drafts import start
from townhall.authorities.models import LegalEntry
from townhall.cases.models import Case
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish
from townhall.payments.models import Payment
from townhall.payments.starting import start as begin_to_pay

LAW = {
    "permit.fee": 9000,
    "permit.automation": True,
    "permit.processing": "P1M",
    "payment.due": "P1M",
    "remedy.widerspruch": {"de": "Widerspruch bei {authority}.", "en": "Objection with {authority}.", "period": "P1M"},
}
RETURN = "http://testserver/antrag/zahlen/x/{attempt}/"


@pytest.fixture(autouse=True)
def own_books(settings, tmp_path, blank_documents):
    """Give the payment service of the demonstration books of its own."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def law(db):
    facts = {"source": "§ 1 Gebührensatzung", "valid_from": "2026-01-01"}
    LegalEntry.objects.bulk_create(LegalEntry(key=key, value=value, title=key, **facts) for key, value in LAW.items())


@pytest.fixture
def apply(law, tax_office, alice, now):
    """Return a verb that submits an application of Alice, for a permit unless said otherwise."""

    def submitted(definition=permit, *, by=alice, tree=ORDINARY) -> Case:
        draft, _ = start(publish(definition, at=now), account=by, at=now)
        draft.tree = tree
        draft.save()
        return receive(draft.pk, by=by, at=now)

    return submitted


@pytest.fixture
def case(apply) -> Case:
    """Return a case that waits for its fee."""
    return apply()


@pytest.fixture
def decide_later(apply) -> Case:
    """Return a case whose fee the decision sets."""
    return apply(afterwards)


@pytest.fixture
def paying(now):
    """Return a verb that begins to pay for a case."""

    def begun(case: Case, method: str = "demo", at=now):
        return begin_to_pay(case, method=method, return_url=RETURN, at=at)

    return begun


def payment_of(case: Case) -> Payment:
    return Payment.objects.get(case=case)


def state_of(case: Case) -> SimpleNamespace:
    case = Case.objects.get(pk=case.pk)
    return SimpleNamespace(case=case.state, payment=payment_of(case).state)
