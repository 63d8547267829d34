"""A million believable cases in minutes: real ones, filed and worked through the verbs, are copied inside PostgreSQL.

`python -m tests.bench.seeding 100000 [SLUG]` adds so many cases, of all services or of one. The first call lets the
demonstration's past happen; each copy gets its own ids, number, name and dates. Closed cases are copied ten times as often
as open ones, as in a town hall that has been open for years. Letters, notices and documents are not copied.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up first
from django.db import connection, models  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.db.transaction import atomic  # noqa: E402
from django.utils import timezone  # noqa: E402

from townhall.applications.models import Application, Draft, Party  # noqa: E402
from townhall.cases.models import (  # noqa: E402
    OPEN,
    Case,
    CaseQuerySet,
    CaseWords,
    Deadline,
    Decision,
    ListedValue,
    Message,
    Note,
    OperativePart,
    Resubmission,
)
from townhall.cases.search.finding import index_all  # noqa: E402
from townhall.demo.past import live_through  # noqa: E402
from townhall.journal.models import Delivery, Event, Stream  # noqa: E402

PAST = 120  # real cases to copy from
RARE = 10  # how many times as often closed cases are copied
COPIED = "COPY-"  # how the reference of a copy begins
BATCH = 20_000  # cases in one transaction, about
FAMILY = "(ARRAY['beispiel','muster','erfunden','nirgendwo','anderswo','probe','vorlage','entwurf'])[1 + (c.serial % 8)]"
SERIAL = 5_000_000  # numbers of copies begin here
SPAN = 100_000  # between the ids of a row and its next copy


@dataclass(frozen=True, eq=False)
class Table:
    """What is copied of a model: how its rows hang on a case, and what a copy says in some columns instead."""

    model: type[models.Model]
    path: str  # lookup from the case: "pk", "application", "decisions__parts"; "" for the journal of the case
    instead: dict[str, str] = field(default_factory=dict)  # column → SQL; t is the original, c the copy (case_id, n, serial)

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def is_named_by_chance(self) -> bool:
        """Say whether no sequence gives the ids: a draft's, or those of the case itself."""
        return self.model in (Draft, CaseWords)

    @property
    def id_type(self) -> str:
        return "uuid" if self.model is Draft else "bigint"

    def rows_of(self, cases: CaseQuerySet) -> Iterator[tuple[str, int]]:
        """Yield the id of each row that belongs to one of the cases, and the case's."""
        if self.path:
            found = cases.exclude(**{self.path: None}).order_by().values_list(self.path, "pk")
            return ((str(row), case) for row, case in found)
        names = {f"case:{pk}": pk for pk in cases.values_list("pk", flat=True)}
        lookup = "name" if self.model is Stream else "stream__name"
        entries = self.model._default_manager.filter(**{f"{lookup}__in": names}).values_list("pk", lookup)
        return ((str(row), names[name]) for row, name in entries)

    def copying(self) -> str:
        columns = [column for column in self.model._meta.local_concrete_fields if not column.generated]
        made = ", ".join(self.copied(column) for column in columns)
        return f"""
            INSERT INTO {self.name} ({", ".join(column.column for column in columns)})
            SELECT {made} FROM {self.name} t
            JOIN link ON link.row_id = t.{self.model._meta.pk.column}
            JOIN chosen c ON c.case_id = link.case_id"""

    def copied(self, column: models.Field) -> str:
        """Return what a copy says in one column."""
        old = f"t.{column.column}"
        if column.column in self.instead:
            return self.instead[column.column]
        target = column.related_model if column.is_relation else self.model if column.primary_key else None
        if target in COPIED_MODELS:
            return f"md5({old}::text || ' ' || c.n)::uuid" if target is Draft else f"{old} + c.n * {SPAN}"
        if isinstance(column, models.DateTimeField):
            return f"{old} - c.earlier"
        return f"({old} - c.earlier)::date" if isinstance(column, models.DateField) else old


COPIED_MODELS = (
    Draft, Application, Party, Case, CaseWords, ListedValue, Deadline, Message, Note, Resubmission, Decision, OperativePart,
    Stream, Event,
)  # fmt: skip
TABLES = (
    Table(Draft, "application__draft", {"reference": f"'{COPIED}' || c.serial", "account_id": "NULL::bigint"}),
    Table(Application, "application", {"reference": f"'{COPIED}' || c.serial", "account_id": "NULL::bigint"}),
    Table(
        Party,
        "application__parties",
        {
            "family_name": f"CASE t.family_name WHEN '' THEN '' ELSE initcap({FAMILY}) || ' ' || c.serial END",
            "organisation": "CASE t.organisation WHEN '' THEN '' ELSE t.organisation || ' ' || c.serial END",
            "street": "CASE t.street WHEN '' THEN '' ELSE t.street || ' ' || (c.serial % 3000) END",
            "house_number": "CASE t.house_number WHEN '' THEN '' ELSE (c.serial % 900)::text END",
            "email": "CASE t.email WHEN '' THEN '' ELSE 'copy' || c.serial || '@rathaus.example' END",
            "account_id": "NULL::bigint",
        },
    ),
    Table(
        Case,
        "pk",
        {
            "number": "pg_temp.case_number(c.serial)",
            "applicant_name": f"initcap({FAMILY}) || ' ' || c.serial",
            "sort_name": f"{FAMILY} || ' ' || c.serial",
        },
    ),
    Table(CaseWords, "pk", {"words": f"t.words || ' ' || {FAMILY} || ' ' || c.serial"}),
    Table(ListedValue, "listed"),
    Table(Deadline, "deadlines"),
    Table(Message, "messages"),
    Table(Note, "notes"),
    Table(Resubmission, "resubmissions"),
    Table(Decision, "decisions"),
    Table(OperativePart, "decisions__parts"),
    Table(Stream, "", {"name": f"'case:' || (c.case_id + c.n * {SPAN})"}),
    Table(Event, "", {"subject_id": f"(t.subject_id::bigint + c.n * {SPAN})::text"}),
)
CHOSEN = f"""
CREATE TEMP TABLE chosen ON COMMIT DROP AS
SELECT t.id AS case_id, n, %s + row_number() OVER (ORDER BY n, t.id) AS serial,
       make_interval(mins => CASE WHEN t.state = ANY(%s) THEN 7 ELSE 97 END * n::int) AS earlier
FROM cases_case t, generate_series(%s::bigint, %s::bigint) n
WHERE t.id = ANY(%s) AND (t.state <> ALL(%s) OR n %% {RARE} = 0)"""
CASE_NUMBER = """
CREATE OR REPLACE FUNCTION pg_temp.case_number(serial bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    quasigroup text := '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';
    digits text := '%(year)s' || lpad(serial::text, 7, '0');
    interim int := 0;
BEGIN
    FOR place IN 1..length(digits) LOOP
        interim := substr(quasigroup, interim * 10 + substr(digits, place, 1)::int + 1, 1)::int;
    END LOOP;
    RETURN '%(prefix)s-%(year)s-' || lpad(serial::text, 7, '0') || '-' || interim;
END $$"""  # check digit by H. M. Damm, as cases.numbers draws it


def seed_cases(number: int, *, slug: str = "") -> int:
    """Add about so many cases, of one service or of all; return how many."""
    copies = Case.objects.filter(application__reference__startswith=COPIED)
    before = copies.count()
    if not before:
        begin()
    real = Case.objects.filter(pk__lt=SPAN).filter(service_slug=slug) if slug else Case.objects.filter(pk__lt=SPAN)
    templates = Case.objects.filter(pk__in=list(real.values_list("pk", flat=True)))
    still_open = templates.filter(state__in=OPEN).count()
    rounds = max(1, round(number / (templates.count() - still_open + still_open / RARE)))
    first = (copies.aggregate(last=Max("pk"))["last"] or 0) // SPAN + 1
    links = {table: list(table.rows_of(templates)) for table in TABLES}
    at_once = max(RARE, BATCH // templates.count())
    made = 0
    for n in range(first, first + rounds, at_once):
        made += copy_all(templates, links, n, min(n + at_once, first + rounds), serial=SERIAL + before + made)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")  # in real work this has happened long before; now it would disturb what is measured
    return made


def begin() -> None:
    """Let a past happen; what its cases still have to send stays unsent, so that no worker disturbs what is measured."""
    live_through(PAST, until=timezone.now())
    index_all(Case.objects.select_related("application__version"))
    Delivery.objects.filter(done_at=None).update(done_at=timezone.now())


@atomic
def copy_all(templates: CaseQuerySet, links: dict[Table, list], first: int, end: int, *, serial: int) -> int:
    """Copy the templates as numbers `first` up to `end` in one transaction; return how many cases that makes."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # copies refer to each other as the originals do
        cursor.execute(CASE_NUMBER % {"year": timezone.now().year, "prefix": settings.CASE_PREFIX})
        cursor.execute(CHOSEN, [serial, list(OPEN), first, end - 1, list(templates.values_list("pk", flat=True)), list(OPEN)])
        made = cursor.rowcount
        for table, rows in links.items():
            cursor.execute(f"CREATE TEMP TABLE link (row_id {table.id_type}, case_id bigint) ON COMMIT DROP")
            cursor.executemany("INSERT INTO link VALUES (%s, %s)", rows)
            cursor.execute("ANALYZE link")
            cursor.execute(table.copying())
            cursor.execute("DROP TABLE link")
            if not table.is_named_by_chance:
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT max(id) FROM {table.name}))")
    return made


if __name__ == "__main__":
    print(seed_cases(int(sys.argv[1]), slug=sys.argv[2] if len(sys.argv) > 2 else ""))  # noqa: T201
