import pytest

from tests.cases.conftest import apply, case, law, version  # noqa: F401
from townhall.bulk.models import Job
from townhall.bulk.planning import confirm, plan, select
from townhall.cases.models import Case
from townhall.journal.relay import run_due


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, blank_documents):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def chosen(now):
    """Return a verb that selects cases for a job and plans it."""

    def made(kind: str, *cases: Case, by, **parameters) -> Job:
        picked = Case.objects.filter(pk__in=[each.pk for each in cases])
        job = select(picked, kind=kind, by=by, at=now)
        return plan(job, parameters=parameters, by=by, at=now) if parameters else job

    return made


@pytest.fixture
def start(now):
    """Return a verb that starts a planned job and lets the worker do all that is due."""

    def started(job: Job) -> Job:
        confirm(job, by=job.by, at=now)
        run_due()
        return Job.objects.get(pk=job.pk)

    return started


@pytest.fixture
def three(apply):  # noqa: F811
    """Return three cases that nobody works on."""
    return [apply(), apply(), apply()]


@pytest.fixture
def fates():
    """Return a verb that says what became of each case of a job: state and German reason."""

    def read(job: Job) -> list[tuple[str, str]]:
        items = job.items.order_by("case_id")
        return [(item.state, item.why.in_("de") if item.why else "") for item in items]

    return read
