"""Many believable cases, made fast: rows of the right shape in bulk, without the way of an application.

`python -m tests.bench.seeding 100000`
"""

import sys
from datetime import timedelta
from uuid import uuid4

import django

django.setup()

from django.db.transaction import atomic  # noqa: E402
from django.utils import timezone  # noqa: E402

from townhall.applications.models import Application, Draft  # noqa: E402
from townhall.authorities.models import Authority  # noqa: E402
from townhall.cases.models import Case, State  # noqa: E402
from townhall.catalogue.models import ServiceVersion  # noqa: E402

NAMES = ("Beispiel", "Muster", "Erfunden", "Nirgendwo", "Anderswo", "Probe", "Vorlage", "Entwurf")
BATCH = 5_000


def seed_cases(number: int, *, slug: str, authority: Authority) -> None:
    """Create cases of one service: one in ten open, the rest decided over the last years."""
    version = ServiceVersion.objects.filter(slug=slug).latest("number")
    for start in range(0, number, BATCH):
        seed_batch(range(start, min(start + BATCH, number)), version, authority)


@atomic
def seed_batch(numbers: range, version: ServiceVersion, authority: Authority) -> None:
    now = timezone.now()
    drafts = [
        Draft(
            id=uuid4(),
            version=version,
            reference=f"S-{n:08d}",
            created_at=now,
            saved_at=now,
            expires_on=now.date(),
            submitted_at=now,
        )
        for n in numbers
    ]
    Draft.objects.bulk_create(drafts)
    applications = Application.objects.bulk_create(
        Application(draft=draft, version=version, reference=f"A-{n:08d}", tree={}, submitted_at=now)
        for n, draft in zip(numbers, drafts, strict=True)
    )
    Case.objects.bulk_create(
        case_row(n, application, version.slug, authority, now) for n, application in zip(numbers, applications, strict=True)
    )


def case_row(n: int, application: Application, slug: str, authority: Authority, now) -> Case:
    received = now - timedelta(minutes=7 * n)
    is_open = n % 10 == 0
    given, family = NAMES[n // 8 % len(NAMES)], NAMES[n % len(NAMES)]
    return Case(
        application=application,
        number=f"SEED-{n:08d}",
        service_slug=slug,
        authority=authority,
        state=State.RECEIVED if is_open else State.DECIDED,
        applicant_name=f"{given} {family} {n}",
        sort_name=f"{family} {n} {given}".casefold(),
        received_at=received,
        due_on=received.date() + timedelta(days=30),
        decided_at=None if is_open else received,
    )


if __name__ == "__main__":
    seed_cases(int(sys.argv[1]), slug="anliegen", authority=Authority.objects.get(slug="buergerbuero"))
