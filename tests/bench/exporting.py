"""One export in this process: `python -m tests.bench.exporting 10000 xlsx` prints a line of JSON.

Cases come from tests.bench.seeding.
"""

import json
import resource
import sys
import time

import django

django.setup()

from django.db.transaction import atomic  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.bench.people import CLERK  # noqa: E402
from tests.bench.sizes import OF_ONE_SERVICE  # noqa: E402
from townhall.accounts.models import Account  # noqa: E402
from townhall.bulk.carrying_out import carry_out  # noqa: E402
from townhall.bulk.columns import CASE, answers_of  # noqa: E402
from townhall.bulk.models import Job  # noqa: E402
from townhall.bulk.planning import confirm, plan, select  # noqa: E402
from townhall.cases.models import Case  # noqa: E402
from townhall.journal.models import Event  # noqa: E402
from townhall.journal.reactions import REACTIONS, Later  # noqa: E402


def main(number: int, form: str) -> dict[str, object]:
    REACTIONS.pop("job.confirmed")  # this process does it, not the worker
    job = started(number, form)
    began = time.monotonic()
    longest = work(Event.objects.get(kind="job.confirmed", subject_id=str(job.pk)))
    seconds = time.monotonic() - began
    job = Job.objects.select_related("file").get(pk=job.pk)
    assert job.file is not None
    return {
        "rows": job.total,
        "rows per second": round(job.total / seconds),
        "file": round(job.file.size / 1e6, 1),
        "memory": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "longest": round(longest, 1),
    }


def started(number: int, form: str) -> Job:
    at, clerk = timezone.now(), Account.objects.get(email=CLERK)
    seeded = Case.objects.filter(service_slug=OF_ONE_SERVICE)
    last = seeded.order_by("pk").values_list("pk", flat=True)[number - 1]
    job = select(seeded.filter(pk__lte=last), kind="export", by=clerk, at=at)
    columns = [*(column.id for column in CASE), *answers_of(OF_ONE_SERVICE)]
    plan(job, parameters={"columns": columns, "format": form, "language": "de"}, by=clerk, at=at)
    return confirm(job, by=clerk, at=at)


def work(event: Event) -> float:
    """Work through a job as the relay would; return the seconds of the longest delivery."""
    longest: float = 0
    is_over: bool | None = None
    while not is_over:
        began = time.monotonic()
        steps = carry_out(event)
        try:
            next(steps)
            with atomic():
                is_over = next(steps, True)
        except Later:
            pass
        longest = max(longest, time.monotonic() - began)
    return longest


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), sys.argv[2])))  # noqa: T201
