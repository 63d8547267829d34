"""Ten years later Alice's case is deleted: announced, shut, gone. Nothing of her is left, and the journal still holds."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from tests.retention.conftest import noon
from townhall.accounts.models import Account
from townhall.bulk.models import Job
from townhall.bulk.planning import confirm, plan, select
from townhall.cases.models import Case, Decision, Deletion, Message
from townhall.certificates.models import Certificate
from townhall.certificates.verification import State, verify_pdf
from townhall.documents import storage
from townhall.documents.models import Document
from townhall.handover.models import Destination
from townhall.journal.chain import verify
from townhall.journal.relay import run_due
from townhall.lib.failpoints import FailpointHit
from townhall.management.safekeeping import lost_files
from townhall.notifications.models import OutgoingMail
from townhall.printouts.ordering import order
from townhall.retention.archiving import answer
from townhall.retention.deleting import finish
from townhall.retention.models import Archive, DeletionRecord, Expiry

WORDS = ("Beispiel", "beispiel", "Alice", "alice", "It is big.", "hat keinen Platz", "rief an")


def files(folder: Path) -> list[Path]:
    """Return every file of the town hall: documents, pictures, pieces of exports, packages for other programs."""
    return [path for path in folder.rglob("*") if path.is_file()]


def rows_that_name_alice() -> list[str]:
    """Return every row of the whole database that has one of her words in it, but for her account."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for values in model._base_manager.values() if model is not Account else ():
            text = DjangoJSONEncoder(ensure_ascii=False).encode({key: str(value) for key, value in values.items()})
            found += [f"{model._meta.label}: {text}" for word in WORDS if word in text]
    return found


@pytest.fixture
def answered(carla):
    """Return a verb with which the archive says that it does not want a case."""

    def said(case: Case, day: str) -> None:
        answer(case, taken=False, by=carla, at=noon(day))

    return said


@pytest.fixture
def shut(closed, run_on, answered):
    """Return a case whose deletion has begun."""
    case = closed()
    run_on("2036-12-18")
    answered(case, "2036-12-20")
    run_on("2037-01-01")
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    """Return a verb that lets the worker do all that is due."""

    def run() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            run_due()

    return run


@pytest.fixture
def spread(closed, bob, now, work, settings, tmp_path):
    """Return a closed case that has been handed over, printed and exported."""
    settings.HANDOVER_FOLDER = tmp_path / "handover"
    Destination.objects.create(slug="dms", name="DMS", kind="records", services=["licence"])
    case = closed()
    order(case, purpose="court", with_notes=True, by=bob, at=now)
    job = select(Case.objects.filter(pk=case.pk), kind="export", by=bob, at=now)
    plan(job, parameters={"columns": ["number", "applicant"], "format": "csv", "language": "de"}, by=bob, at=now)
    confirm(job, by=bob, at=now)
    work()
    assert Job.objects.get().file is not None
    return case


class TestTheWayToDeletion:
    @pytest.mark.yardstick("O38")
    def test_is_announced_two_weeks_before(self, closed, carla, bob, run_on):
        case = closed()

        run_on("2036-12-17")
        assert not Expiry.objects.exists()
        run_on("2036-12-18")

        assert Expiry.objects.get().state == Expiry.State.NOTICED
        assert f"{Expiry.objects.get().due_on}" == "2037-01-01"
        mails = OutgoingMail.objects.filter(purpose="retention")
        assert [mail.recipient for mail in mails] == [carla.email]
        assert case.number not in mails[0].text

    def test_sends_one_mail_a_day_for_many_cases(self, closed, carla, run_on):
        closed()
        closed()

        run_on("2036-12-18")
        run_on("2036-12-18")

        assert OutgoingMail.objects.filter(purpose="retention").count() == 1
        assert Expiry.objects.filter(state=Expiry.State.NOTICED).count() == 2

    def test_waits_for_the_archive(self, closed, run_on, answered):
        case = closed()
        run_on("2036-12-18")

        run_on("2037-02-01")
        assert Case.objects.get(pk=case.pk).deletion == Deletion.NONE
        answered(case, "2037-02-02")
        run_on("2037-02-02")

        assert Case.objects.get(pk=case.pk).deletion == Deletion.BEGUN

    def test_begins_by_shutting_the_case_for_all_but_the_supervisors(self, shut, alice, bob, carla):
        assert not Case.objects.visible_to(alice).exists()
        assert not Case.objects.worked_on_by(bob).exists()
        assert not Case.objects.worked_on_by(carla).exists()
        assert Case.objects.supervised_by(carla).exists()
        assert not Case.objects.supervised_by(bob).exists()
        assert Message.objects.exists()

    def test_leaves_time_for_a_second_look(self, shut, run_on):
        run_on("2037-01-14")

        assert Case.objects.get(pk=shut.pk).deletion == Deletion.BEGUN
        assert Message.objects.exists()

    def test_that_comes_late_gives_two_weeks_all_the_same(self, closed, run_on, answered):
        case = closed()

        run_on("2040-05-01")
        answered(case, "2040-05-02")
        run_on("2040-05-14")
        assert Case.objects.get(pk=case.pk).deletion == Deletion.NONE
        run_on("2040-05-15")

        assert Case.objects.get(pk=case.pk).deletion == Deletion.BEGUN


class TestADeletedCase:
    @pytest.mark.yardstick("D48")
    def test_leaves_nothing_of_alice_in_any_table_or_file(self, spread, run_on, answered, work, tmp_path):
        assert {row.partition(":")[0] for row in rows_that_name_alice()} >= {"cases.CaseWords", "cases.Decision"}
        assert len(files(tmp_path)) >= 8, "evidence, pictures of its pages, record, notice, batch, printout, export, package"

        run_on("2036-12-18")
        answered(spread, "2036-12-20")
        run_on("2037-01-01")
        run_on("2037-01-15")
        work()

        assert rows_that_name_alice() == []
        assert files(tmp_path) == []
        assert lost_files() == []
        assert Case.objects.get(pk=spread.pk).deletion == Deletion.DONE

    def test_leaves_the_journal_whole(self, shut, run_on):
        run_on("2037-01-15")

        assert list(verify()) == []

    @pytest.mark.yardstick("O38")
    def test_leaves_a_record_that_names_nobody(self, shut, run_on):
        run_on("2037-01-15")

        made = DeletionRecord.objects.get()
        assert (made.service_slug, made.law, made.length, f"{made.deleted_on}") == (
            "licence",
            "retention.general",
            "P10Y",
            "2037-01-15",
        )
        assert made.archive == Archive.REFUSED
        assert made.counts["cases.Message"] == 1
        assert made.counts["cases.Decision"] == 1
        assert made.counts["files"] >= 3
        assert shut.number not in str(vars(made))
        assert not [field for field in DeletionRecord._meta.fields if field.is_relation]

    def test_is_still_known_by_the_certificate_in_somebodys_hands(self, shut, run_on, now):
        notice = Certificate.objects.get(kind=Certificate.Kind.NOTICE)
        paper = storage.read(notice.document)

        run_on("2037-01-15")

        verdict = verify_pdf(paper, at=noon("2037-02-01"))
        assert verdict.state == State.VALID
        assert verdict.title.in_("de") == "Ablehnen"

    def test_is_not_deleted_twice(self, shut, run_on):
        run_on("2037-01-15")
        run_on("2037-01-15")
        assert finish(shut, on=noon("2037-01-16").date(), at=noon("2037-01-16")) is None

        assert DeletionRecord.objects.count() == 1

    def test_takes_nothing_of_others_with_it(self, closed, shut, charlie, run_on):
        other = closed(by=charlie)
        kept = {"messages": other.messages.count(), "papers": other.certificates.count()}
        read = [storage.read(document) for document in Document.objects.filter(certificate__case=other)]

        run_on("2037-01-15")

        assert {"messages": other.messages.count(), "papers": other.certificates.count()} == kept
        assert [storage.read(document) for document in Document.objects.filter(certificate__case=other)] == read
        assert Decision.objects.filter(case=other).exists()
        assert Case.objects.visible_to(charlie).get() == other

    def test_goes_on_where_a_killed_run_stopped(self, shut, run_on, settings):
        settings.FAILPOINTS = "retention.wiped:raise"
        with pytest.raises(FailpointHit):
            run_on("2037-01-15")
        assert Message.objects.exists()
        assert not DeletionRecord.objects.exists()
        settings.FAILPOINTS = ""

        run_on("2037-01-16")

        assert rows_that_name_alice() == []
        assert DeletionRecord.objects.count() == 1


def test_a_whole_life_needs_nobody_but_the_archive(closed, run_through, run_on, answered):
    case = closed()
    run_on("2036-12-18")
    answered(case, "2036-12-19")

    run_through("2036-12-19", "2037-01-14")
    assert not DeletionRecord.objects.exists()
    run_on("2037-01-15")

    assert DeletionRecord.objects.count() == 1
