from datetime import date
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from townhall.applications.drafts import start
from townhall.authorities.legal_register import Register
from townhall.cases.models import Decision, OperativePart
from townhall.cases.receiving import receive
from townhall.catalogue import rules
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES
from townhall.catalogue.results import Situation
from townhall.journal.models import Delivery
from townhall.journal.recording import record

TREE = {
    "keeper": {
        "person": {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"},
        "address": {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"},
        "email": "alice@rathaus.example",
    },
    "other_keepers": {"are_there": False},
    "dogs": {
        "dogs": [
            {"name": "Rex", "breed": "Labrador", "sex": "male", "born": "2025-01-10", "origin": "taken_in", "since": "2026-03-01"}
        ]
    },
    "household": {"others": False},
    "relief": {"kind": "none"},
    "payment": {"debit": True, "iban": "DE02120300000000202051", "account_holder": "Alice Beispiel", "mandate": True},
    "remarks": {"truth": True},
}


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Keep files and keys of each test apart."""
    settings.MEDIA_ROOT, settings.SEAL_KEYS = tmp_path / "files", KEYS / "seal"


@pytest.fixture(scope="session", autouse=True)
def keys(tmp_path_factory):
    global KEYS
    KEYS = tmp_path_factory.mktemp("keys")


KEYS = Path()


@pytest.fixture
def law(every_law):
    """Let the legal register know the law of every service."""


@pytest.fixture
def dog_tax(law, now):
    return publish(SERVICES["hundesteuer-anmeldung"].definition, at=now)


@pytest.fixture
def apply(dog_tax, alice, now):
    """Return a verb that files a dog of Alice."""

    def filed(tree=TREE, *, by=alice, at=now, **how):
        draft, _ = start(dog_tax, account=by, at=at, language=how.get("language", "de"))
        draft.tree = tree
        draft.save()
        case = receive(draft.pk, by=by, at=at, trust=3, **how)
        Delivery.objects.all().delete()
        return case

    return filed


@pytest.fixture
def case(apply):
    return apply()


def decide(case, *, outcome="assessed", automatic=True, by=None, reasons="", at):
    """Decide a case by hand, as cases.deciding leaves it."""
    today: date = localdate(at)
    answers = case.application.answers(today=today)
    result = rules.assess(answers, Situation(today=today, submitted_on=today, law=Register()), outcome)
    decision = Decision.objects.create(
        case=case,
        number=1,
        status=Decision.Status.FINAL,
        outcome=outcome,
        content=result.dump(),
        automatic=automatic,
        reasons=reasons,
        proposed_by=by,
        proposed_at=at,
        signed_at=at,
    )
    for number, part in enumerate(result.parts, start=1):
        OperativePart.objects.create(
            decision=decision, number=number, text=part.text.dump(), legal_nature="administrative_act", remedy=part.remedy
        )
    return decision


@pytest.fixture
def decision(case, now):
    return decide(case, at=now)


@pytest.fixture
def decided(decision, now):
    """Return the event that tells of the decision."""
    event = record("case.decided", decision.case, by=None, at=now, decision=decision.pk)
    Delivery.objects.all().delete()
    return event


def run(reaction, event):
    """Carry out a slow reaction to its end."""
    for _ in reaction(event):
        pass
