"""What an export can show of a case: facts of the case and every answer, repeated groups as tables of their own.

A column is named by what it reads: "number", or "licence:person/others/*/family_name". All published versions of a
service count, so a case filed in an old version keeps the answers to questions that are gone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from townhall.catalogue.models import ServiceVersion
from townhall.fields.base import Field
from townhall.fields.group import Composite
from townhall.fields.info import Info
from townhall.fields.repeat import Repeat
from townhall.lib.text import T


@dataclass(frozen=True)
class Column:
    id: str
    label: T
    table: str = ""  # the repeated group it belongs to, named like a column; empty: one row per case


@dataclass(frozen=True)
class Table:
    id: str
    title: T
    columns: tuple[Column, ...]


CASE = (
    Column("number", T("Nummer", en="Number")),
    Column("service", T("Leistung", en="Service")),
    Column("version", T("Fassung", en="Version")),
    Column("state", T("Stand", en="State")),
    Column("applicant", T("Person", en="Applicant")),
    Column("received_at", T("Eingang", en="Received")),
    Column("due_on", T("Frist", en="Deadline")),
    Column("decided_at", T("Entschieden am", en="Decided on")),
    Column("closed_at", T("Abgeschlossen am", en="Closed on")),
    Column("outcome", T("Entscheidung", en="Decision")),
    Column("authority", T("Stelle", en="Office")),
    Column("clerk", T("Zuständig", en="Clerk")),
)
USUAL = ("number", "service", "state", "applicant", "received_at", "due_on", "decided_at")
CASES = T("Vorgänge", en="Cases")
ENTRY = T("Eintrag", en="Entry")
BELOW = T("{above} – {label}", en="{above} – {label}")


def answers_of(slug: str) -> dict[str, Column]:
    """Return a column for every question any version of a service asks, labelled as the newest does."""
    return {column.id: column for column, _title in columns_with_tables(slug)}


def columns_with_tables(slug: str) -> Iterator[tuple[Column, T]]:
    found: dict[str, tuple[Column, T]] = {}
    for version in ServiceVersion.objects.defer("hooks").filter(slug=slug).order_by("number"):
        for step in version.definition.steps:
            found |= {column.id: (column, title) for column, title in leaves(step.fields, slug, step.title, "", step.title)}
    yield from found.values()


def leaves(fields: Iterable[Field], slug: str, above: T, table: str, title: T) -> Iterator[tuple[Column, T]]:
    """Yield the columns below a place, each with the title of its table."""
    for field in fields:
        if isinstance(field, Info):
            continue
        label = BELOW.fill(above=above, label=field.heading)
        if isinstance(field, Composite):
            yield from leaves(field.fields, slug, label, table, title)
        elif isinstance(field, Repeat):
            inner, name = f"{slug}:{field.path}", BELOW.fill(above=title, label=field.label) if table else field.label
            parts = field.of.fields if isinstance(field.of, Composite) else (field.of,)
            yield from leaves(parts, slug, name, inner, name)
        else:
            yield Column(f"{slug}:{field.path}", label, table), title


def tables_of(wanted: Iterable[str]) -> list[Table]:
    """Return the tables of an export: one row per case first, then a table per repeated group that is asked for.

    Where answers of several services stand side by side, each says of which.
    """
    wanted = list(dict.fromkeys(wanted))
    slugs = list(dict.fromkeys(id.partition(":")[0] for id in wanted if ":" in id))
    known: dict[str, tuple[Column, T]] = {column.id: (column, CASES) for column in CASE}
    for slug in slugs:
        found = columns_with_tables(slug)
        known |= {column.id: (column, title) for column, title in (of_service(slug, found) if len(slugs) > 1 else found)}
    chosen = [known[id] for id in wanted if id in known]
    titles = {column.table: title for column, title in chosen if column.table}
    groups = [Table(id, titles[id], tuple(c for c, _ in chosen if c.table == id)) for id in titles]
    return [Table("", CASES, tuple(c for c, _ in chosen if not c.table)), *groups]


def of_service(slug: str, columns: Iterable[tuple[Column, T]]) -> Iterator[tuple[Column, T]]:
    """Put the title of the service in front of labels, and behind the titles of tables, which are cut short."""
    version = ServiceVersion.objects.latest_of(slug)
    service: T | str = version.definition.title if version else slug
    for column, title in columns:
        label = BELOW.fill(above=service, label=column.label)
        yield replace(column, label=label), BELOW.fill(above=title, label=service)


def heads(table: Table, language: str) -> list[str]:
    """Return the words above a table; an entry of a group begins with the number of its case and its own."""
    own = [column.label.in_(language) for column in table.columns]
    return [CASE[0].label.in_(language), ENTRY.in_(language), *own] if table.id else own


def all_columns(tables: Iterable[Table]) -> list[Column]:
    return list(chain.from_iterable(table.columns for table in tables))
