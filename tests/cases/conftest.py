from datetime import date

import pytest

from tests.cases.licence import COMPLETE, IN_FORCE, SPECIAL, licence
from tests.cases.listed import asked_for, market
from townhall.applications.drafts import start
from townhall.authorities.models import LegalEntry
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish
from townhall.journal.reactions import REACTIONS, Reaction

LAW = {
    "licence.processing": "P1M",
    "licence.automation": True,
    "remedy.widerspruch": {"de": "Widerspruch bei {authority}.", "en": "Objection with {authority}.", "period": "P1M"},
}


@pytest.fixture
def law(db):
    LegalEntry.objects.bulk_create(
        LegalEntry(key=key, value=value, title=key, source=f"§ 1 {key}", valid_from=IN_FORCE) for key, value in LAW.items()
    )


@pytest.fixture
def version(law, tax_office, now):
    return publish(licence, at=now)


@pytest.fixture
def apply(version, alice, now):
    """Return a verb that submits an application of Alice."""

    def submitted(tree=SPECIAL, *, by=alice, at=now):
        draft, _ = start(version, account=by, at=at)
        draft.tree = tree
        draft.save()
        return receive(draft.pk, by=by, at=at, trust=1)

    return submitted


@pytest.fixture
def stall(law, tax_office, alice, now):
    """Return a verb that applies for a stall on the market."""
    version = publish(market, at=now)

    def submitted(**answers):
        draft, _ = start(version, account=alice, at=now)
        draft.tree = asked_for(**answers)
        draft.save()
        return receive(draft.pk, by=alice, at=now, trust=1)

    return submitted


@pytest.fixture
def full_draft(version, alice, now):
    draft, _ = start(version, account=alice, at=now)
    draft.tree = COMPLETE
    draft.save()
    return draft


@pytest.fixture
def case(apply):
    """Return a case that waits for a clerk."""
    return apply()


@pytest.fixture
def reactions(monkeypatch):
    """Let two reactions follow a submission, whatever flow.py says."""

    def confirm(event):
        pass

    made = {name: Reaction(name, confirm, "default") for name in ("test.confirm", "test.decide")}
    monkeypatch.setitem(REACTIONS, "application.submitted", made)


@pytest.fixture
def today(now) -> date:
    return now.date()
