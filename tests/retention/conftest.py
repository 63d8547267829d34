from datetime import UTC, datetime, timedelta

import pytest

from tests.cases.conftest import apply, law, version  # noqa: F401
from tests.cases.licence import IN_FORCE
from tests.documents.files import pdf, upload
from townhall.applications.models import Attachment
from townhall.authorities import loading
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import propose
from townhall.cases.exchange import correspondence
from townhall.cases.models import Case
from townhall.cases.transitions import close, take
from townhall.certificates.models import Certificate
from townhall.documents.models import Purpose
from townhall.documents.storage import keep, store_upload
from townhall.journal.relay import run_due
from townhall.notifications.models import Posting, PrintBatch
from townhall.retention.applying import apply as apply_rules

REASONS = "Familie Beispiel hat keinen Platz."


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T11:00:00").replace(tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, blank_documents):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def general_rule(law):  # noqa: F811
    """Let closed cases be kept for ten years from the end of the year, and notices be announced."""
    loading.load_law(loading.HERE / "law.json")


def print_one(notice: Certificate, *, at: datetime) -> None:
    """Let a notice go by post, too."""
    printed = keep(pdf(), name="stapel.pdf", content_type="application/pdf", purpose=Purpose.BATCH, owner=None, at=at)
    printed.save()
    batch = PrintBatch.objects.create(created_at=at, file=printed)
    address = {"name": "Alice Beispiel", "address": "Alice Beispiel, Musterweg 1", "queued_at": at, "batch": batch}
    Posting.objects.update_or_create(certificate=notice, defaults=address)


def rule(key: str, length: str, counts_from: str) -> LegalEntry:
    value = {"length": length, "counts_from": counts_from, "citation": "§ 1 Löschkonzept"}
    return LegalEntry.objects.create(key=key, value=value, title=key, source="Annahme", valid_from=IN_FORCE)


@pytest.fixture
def closed(apply, alice, bob, now, django_capture_on_commit_callbacks):  # noqa: F811
    """Return a verb that brings an application of Alice to its end, with all that belongs to a case."""

    def story(at: datetime = now, **how) -> Case:
        case = take(apply(at=at, **how), by=bob, at=at)
        proof = store_upload(upload(pdf(), "beispiel.pdf"), owner=alice, at=at)
        Attachment.objects.create(draft=case.application.draft, document=proof, path="thing/why")
        correspondence.write_message(case, text="Ich bin Alice Beispiel.", by=alice, at=at, from_citizen=True)
        correspondence.write_note(case, text="Frau Beispiel rief an.", by=bob, at=at)
        propose(case, outcome="refused", reasons=REASONS, by=bob, at=at)
        with django_capture_on_commit_callbacks(execute=True):
            run_due()
        closed = close(case, by=bob, at=at)
        print_one(closed.certificates.get(kind=Certificate.Kind.NOTICE), at=at)
        return closed

    return story


@pytest.fixture
def run_on(django_capture_on_commit_callbacks):
    """Return the daily run, on a day."""

    def run(day: str):
        with django_capture_on_commit_callbacks(execute=True):
            return apply_rules(on=noon(day).date(), at=noon(day))

    return run


@pytest.fixture
def run_through(run_on):
    """Return a verb that lets every day of a span pass."""

    def run(first: str, last: str) -> None:
        day, end = noon(first), noon(last)
        while day <= end:
            run_on(f"{day:%Y-%m-%d}")
            day += timedelta(days=1)

    return run
