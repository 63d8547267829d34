"""Exports: any columns, groups as tables of their own, only what the clerk may see, and a file that goes away."""

import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bulk.test_carrying_out import run_with_break, the_delivery
from tests.cases.licence import SPECIAL, licence
from tests.lib.test_spreadsheets import read_csv, read_xlsx
from townhall.applications.models import Attachment
from townhall.authorities.models import Position
from townhall.bulk import exporting, planning
from townhall.bulk.columns import CASE, answers_of, heads, tables_of
from townhall.bulk.exporting import KEPT, FileGone, hand_out, tidy
from townhall.bulk.formats import FORMATS
from townhall.bulk.models import Job
from townhall.bulk.planning import confirm, plan, select, stop
from townhall.bulk.rows import named
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case
from townhall.cases.transitions import take
from townhall.catalogue.display import Line
from townhall.catalogue.publishing import publish
from townhall.documents import storage
from townhall.documents.models import Document, Purpose
from townhall.journal.looking import looks_at
from townhall.journal.models import Delivery, Event
from townhall.journal.relay import repeat, run, run_due
from townhall.kit import T, fields

NAMES = ["licence:person/asker/given_name", "licence:person/others/*/given_name"]


@pytest.fixture
def export(now, start):
    """Return a verb that exports cases and returns the finished job."""

    def exported(*columns: str, by, cases=None, format="csv", language="de") -> Job:
        everything = Case.objects.worked_on_by(by) if cases is None else cases
        job = select(everything, kind="export", by=by, at=now)
        parameters = {"columns": list(columns), "format": format, "language": language}
        return start(plan(job, parameters=parameters, by=by, at=now))

    return exported


def content(job: Job) -> bytes:
    assert job.file is not None
    return storage.read(job.file)


def table(job: Job) -> list[list[str]]:
    return read_csv(content(job).removeprefix("\ufeff".encode()))


def with_names(given: str, *others: str) -> dict:
    rows = [{"given_name": name, "family_name": "Beispiel"} for name in others]
    return SPECIAL | {"person": {"asker": {"given_name": given, "family_name": "Beispiel"}, "others": rows}}


class TestTheColumns:
    def test_are_all_questions_of_a_service_and_groups_have_tables(self, version):
        columns = answers_of("licence")

        assert columns["licence:thing/why"].label == T("Sache – Warum?", en="Thing – Why?")
        assert columns["licence:person/others/*/given_name"].table == "licence:person/others"
        assert [table.id for table in tables_of(NAMES)] == ["", "licence:person/others"]

    def test_include_questions_of_older_versions(self, version, now):
        thing = licence.step("thing")
        colour = fields.Text(T("Farbe", en="Colour"), id="colour", required=False)
        newer = tuple(field for field in thing.fields if field.id != "why") + (colour,)
        steps = (licence.steps[0], replace(thing, fields=newer))
        publish(replace(licence, steps=steps), at=now)

        assert {"licence:thing/why", "licence:thing/colour"} <= answers_of("licence").keys()

    def test_of_several_services_say_of_which(self, version, now):
        publish(replace(licence, slug="other", title=T("Andere", en="Other")), at=now)

        main, group = tables_of(["licence:thing/name", "other:person/others/*/given_name"])

        assert heads(main, "de") == ["Erlaubnis – Sache – Name"]
        assert group.title == T("Weitere – Andere", en="Others – Other")

    def test_that_do_not_exist_are_left_out(self, version):
        assert tables_of(["number", "licence:no/such", "other:thing/name"])[0].columns == (CASE[0],)


class TestAnExport:
    def test_has_one_row_per_case_in_order_of_the_deadline(self, export, apply, bob):
        first, second = apply(), apply()

        assert table(export("number", "state", "received_at", by=bob)) == [
            ["Nummer", "Stand", "Eingang"],
            [first.number, "eingegangen", "2026-03-02 10:30"],
            [second.number, "eingegangen", "2026-03-02 10:30"],
        ]

    def test_speaks_the_language_of_the_clerk(self, export, case, bob):
        assert table(export("state", "licence:thing/special", by=bob, language="en")) == [
            ["State", "Thing – Special?"],
            ["received", "Yes"],
        ]

    def test_says_how_a_case_was_decided(self, export, case, bob, now):
        take(case, by=bob, at=now)
        propose(case, outcome="refused", reasons="Nein.", by=bob, at=now)

        assert table(export("outcome", "clerk", by=bob))[1] == ["Ablehnen", "Bob Muster"]

    @pytest.mark.yardstick("D46")
    def test_gives_groups_of_different_length_files_of_their_own(self, export, apply, bob):
        alone, many = apply(with_names("Alice")), apply(with_names("Erik", "Frieda", "Gustav"))

        with zipfile.ZipFile(BytesIO(content(export("number", *NAMES, by=bob)))) as pack:
            files = {name: read_csv(pack.read(name).removeprefix("\ufeff".encode())) for name in pack.namelist()}

        assert files["Vorgänge.csv"][1:] == [[alone.number, "Alice"], [many.number, "Erik"]]
        assert files["Weitere.csv"] == [
            ["Nummer", "Eintrag", "Weitere – Vorname"],
            [many.number, "1", "Frieda"],
            [many.number, "2", "Gustav"],
        ]

    def test_gives_groups_sheets_of_their_own(self, export, apply, bob):
        case = apply(with_names("Erik", "Frieda"))

        sheets = read_xlsx(content(export("number", *NAMES, by=bob, format="xlsx")))

        assert sheets["Vorgänge"][1] == [case.number, "Erik"]
        assert sheets["Weitere"][1] == [case.number, "1", "Frieda"]

    def test_writes_json_for_machines(self, export, apply, bob):
        case = apply(with_names("=Erik", "Frieda"))

        [found] = json.loads(content(export("number", "due_on", "licence:thing/special", *NAMES, by=bob, format="json")))

        assert found["number"] == case.number
        assert found["licence:thing/special"] is True
        assert found["licence:person/asker/given_name"] == "=Erik"
        assert found["licence:person/others"] == [{"entry": "1", "licence:person/others/*/given_name": "Frieda"}]

    def test_writes_json_that_can_be_read_when_there_is_nothing_in_it(self, export, apply, bob, now):
        case = apply()
        Position.objects.filter(account=bob).delete()

        assert json.loads(content(export("number", by=bob, cases=Case.objects.filter(pk=case.pk), format="json"))) == []

    @pytest.mark.parametrize("format", ["csv", "xlsx"])
    def test_defuses_names_that_are_formulas(self, export, apply, bob, format):
        apply(with_names('=HYPERLINK("https://evil.example")'))

        job = export(NAMES[0], "number", by=bob, format=format)
        shown = table(job)[1][0] if format == "csv" else read_xlsx(content(job))["Vorgänge"][1][0]

        assert shown == '\'=HYPERLINK("https://evil.example")'

    def test_shows_html_as_text(self, export, apply, bob):
        apply(with_names("<b>Alice</b>"))

        assert table(export(NAMES[0], by=bob))[1] == ["<b>Alice</b>"]
        assert read_xlsx(content(export(NAMES[0], by=bob, format="xlsx")))["Vorgänge"][1] == ["<b>Alice</b>"]

    def test_names_uploaded_files_and_holds_none(self):
        line = Line("a/b", "Nachweis", "2 Dateien", "", fields.Evidence(T("Nachweis", en="Evidence")), ["1", "2", "later"])

        assert named(line, {"1": "pass.pdf", "2": "foto.jpg"}) == "pass.pdf, foto.jpg"
        assert named(line, {}) == "2 Dateien"

    def test_keeps_answers_to_questions_that_are_gone(self, export, case, version, bob, now):
        thing = licence.step("thing")
        kept = tuple(field for field in thing.fields if field.id != "why")
        publish(replace(licence, steps=(licence.steps[0], replace(thing, fields=kept))), at=now)

        assert table(export("number", "licence:thing/why", by=bob))[1] == [case.number, "It is big."]


class TestOnlyWhatTheClerkMaySee:
    def test_is_exported(self, export, apply, bob, dora):
        own, other = apply(by=bob), apply()

        assert [row[0] for row in table(export("number", by=bob, cases=Case.objects.all()))[1:]] == [other.number]
        assert table(export("number", by=dora, cases=Case.objects.all())) == [["Nummer"]]
        assert own.pk != other.pk

    def test_counts_when_it_is_written_not_when_it_was_selected(self, apply, bob, now, monkeypatch):
        monkeypatch.setattr(planning, "PORTION", 1)
        apply(), apply()
        job = begun(bob, now)
        run_with_break(monkeypatch, after=1)
        Position.objects.filter(account=bob).delete()

        run_due()

        assert list(job.portions.order_by("number").values_list("written", flat=True)) == [1, 0]

    def test_is_put_on_record_for_each_case(self, export, case, bob):
        export("number", by=bob)

        [look] = looks_at(case)
        assert (look.actor_id, look.purpose, look.department) == (bob.pk, "export", "Steuerabteilung")


def begun(by, now, **parameters) -> Job:
    job = select(Case.objects.all(), kind="export", by=by, at=now)
    parameters = {"columns": ["number"], "format": "csv", "language": "de"} | parameters
    return confirm(plan(job, parameters=parameters, by=by, at=now), by=by, at=now)


class TestAnExportThatIsInterrupted:
    @pytest.mark.yardstick("O25")
    def test_goes_on_with_the_next_portion(self, apply, bob, now, monkeypatch):
        monkeypatch.setattr(planning, "PORTION", 2)
        numbers = [apply().number for _ in range(5)]
        job = begun(bob, now)

        run_with_break(monkeypatch, after=2)
        written = list(job.portions.order_by("number").values_list("written", flat=True))
        run_due()

        assert written == [2, 2, None]
        assert [row[0] for row in table(Job.objects.get(pk=job.pk))[1:]] == numbers

    def test_writes_a_portion_again_whose_mark_was_lost(self, apply, bob, now, monkeypatch):
        numbers = [apply().number for _ in range(2)]
        job = begun(bob, now)
        with monkeypatch.context() as patched:
            patched.setattr(exporting, "look_at_all", lambda *_, **__: 1 / 0)
            run(the_delivery().pk)
        assert the_delivery().error.startswith("ZeroDivisionError")
        repeat(the_delivery().pk)
        run(the_delivery().pk)

        assert [row[0] for row in table(Job.objects.get(pk=job.pk))[1:]] == numbers

    def test_makes_no_file_once_it_is_stopped(self, apply, bob, now, monkeypatch):
        monkeypatch.setattr(planning, "PORTION", 1)
        apply(), apply()
        job = begun(bob, now)
        run_with_break(monkeypatch, after=1)

        stop(job, by=bob, at=now)
        run_due()

        assert Job.objects.get(pk=job.pk).file is None
        assert not Document.objects.filter(purpose=Purpose.EXPORT).exists()


class TestTheFile:
    def test_is_handed_to_its_maker_and_put_on_record(self, export, case, bob, carla, now):
        job = export("number", by=bob)

        assert hand_out(job, by=bob, at=job.ended_at) == job.file
        assert Event.objects.filter(kind="export.saved", actor_id=bob.pk).count() == 1
        with pytest.raises(FileGone):
            hand_out(job, by=carla, at=job.ended_at)

    def test_is_kept_for_a_week(self, export, case, bob):
        job = export("number", by=bob)
        Job.objects.update(created_at=job.ended_at)
        stored = storage.path_of(job.file.stored_as)
        over = job.ended_at + KEPT + timedelta(minutes=1)

        with pytest.raises(FileGone):
            hand_out(job, by=bob, at=over)

        assert tidy(at=job.ended_at) == (0, 0)
        assert stored.exists()
        assert tidy(at=over) == (1, 0)
        assert Job.objects.get(pk=job.pk).file is None

    def test_is_not_handed_to_somebody_who_has_left_an_office_in_it(self, export, case, bob, citizens_office):
        job = export("number", by=bob)
        Position.objects.filter(account=bob).update(authority=citizens_office)

        with pytest.raises(FileGone):
            hand_out(job, by=bob, at=job.ended_at)

    def test_leaves_no_pieces_behind(self, export, case, bob, tmp_path):
        job = export("number", by=bob)

        tidy(at=job.ended_at)

        assert list((tmp_path / "exports").glob("*")) == []

    def test_is_named_after_its_day_and_format(self, export, case, bob):
        assert export("number", by=bob, format="xlsx").file.name.endswith(".xlsx")
        assert export("number", *NAMES, by=bob).file.name.endswith(".zip")
        assert export("number", by=bob, language="en").file.name.startswith("cases-")

    def test_outlives_its_job_not_longer_than_ninety_days(self, export, case, bob):
        job = export("number", by=bob)

        tidy(at=job.ended_at + timedelta(days=91))
        assert tidy(at=job.ended_at + timedelta(days=370)) == (0, 0)
        assert not Job.objects.exists()


class TestAnExportOfManyCases:
    def test_asks_the_database_once_per_portion_not_per_case(self, apply, bob, now):
        few = counted([apply() for _ in range(2)], bob, now)
        many = counted([apply() for _ in range(8)], bob, now)

        assert many == few

    def test_reads_no_answers_nobody_asked_for(self, case, bob, now):
        reader = exporting.Reader(tables_of(["number", "state"]), "de", FORMATS["csv"].cell)

        with CaptureQueriesContext(connection) as seen:
            list(reader.read(reader.loaded(Case.objects.all())))

        assert len(seen) == 1
        assert '"tree"' not in seen.captured_queries[0]["sql"]
        assert not Attachment.objects.exists()


def counted(cases, by, at) -> int:
    job = select(Case.objects.filter(pk__in=[case.pk for case in cases]), kind="export", by=by, at=at)
    parameters = {"columns": ["number", "outcome", *NAMES], "format": "csv", "language": "de"}
    confirm(plan(job, parameters=parameters, by=by, at=at), by=by, at=at)
    delivery = Delivery.objects.get(reaction="carrying_out.carry_out", done_at=None)
    with CaptureQueriesContext(connection) as seen:
        run(delivery.pk)
    return len(seen)
