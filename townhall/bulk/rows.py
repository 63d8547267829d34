"""The rows of an export: what a portion of cases shows in each table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localdate, localtime
from django.utils.translation import override

from townhall.applications.models import Attachment
from townhall.bulk.columns import Table, all_columns
from townhall.cases.decisions.town_outcomes import drawn_up_as
from townhall.cases.models import Case, CaseQuerySet, Decision, State
from townhall.catalogue.display import Line, sections
from townhall.fields.base import EMPTY
from townhall.fields.evidence import Evidence
from townhall.lib.spreadsheets import Cell

FINAL = Decision.objects.filter(status=Decision.Status.FINAL).only("case", "number", "kind", "outcome")
Entry = dict[str, Any]  # the answers of one entry of a repeated group, by column


@dataclass(frozen=True)
class Shown:
    """A case as an export shows it: what stands in each column, and the entries of each group by their number."""

    number: str
    facts: dict[str, Any]
    groups: dict[str, dict[str, Entry]]

    def rows(self, table: Table) -> Iterator[list[Cell]]:
        """Yield the rows of a case in a table: one, or one per entry of a group, which begins with both numbers."""
        if not table.id:
            yield [self.facts.get(column.id) for column in table.columns]
        for number, entry in self.groups.get(table.id, {}).items():
            yield [self.number, number, *(entry.get(column.id) for column in table.columns)]


class Reader:
    """Reads what the chosen columns need, and no more: without answers among them, answers are not even loaded."""

    def __init__(self, tables: list[Table], language: str, cell: Callable[[Line, dict[str, str]], Any]):
        self.tables, self.language, self.cell = tables, language, cell
        self.today: date = localdate()

    @cached_property
    def wanted(self) -> dict[str, str]:
        """Return the table of each column."""
        return {column.id: column.table for column in all_columns(self.tables)}

    @cached_property
    def reads_answers(self) -> bool:
        return any(":" in id for id in self.wanted)

    def loaded(self, cases: CaseQuerySet) -> CaseQuerySet:
        found = cases.select_related("application__version", "authority", "clerk")
        found = found.defer("application__version__data", "application__version__hooks")
        if not self.reads_answers:
            found = found.defer("application__tree", "application__amended")
        return found.prefetch_related(Prefetch("decisions", FINAL, to_attr="final")) if "outcome" in self.wanted else found

    def read(self, cases: Iterable[Case]) -> Iterator[Shown]:
        cases = list(cases)
        files = self.files_of(cases) if self.reads_answers else {}
        for case in cases:
            facts: dict[str, Any] = {id: self.fact(case, id) for id in self.wanted if ":" not in id}
            groups: dict[str, dict[str, Entry]] = {}
            if self.reads_answers:
                self.add_answers(case, facts, groups, files)
            yield Shown(case.number, facts, groups)

    def fact(self, case: Case, id: str) -> Cell:
        if id in ("received_at", "decided_at", "closed_at"):
            moment = getattr(case, id)
            return localtime(moment).replace(tzinfo=None) if moment else None
        if id == "due_on":
            return case.due_on
        return self.words(case, id)

    def words(self, case: Case, id: str) -> str:
        if id == "state":
            return state_word(case.state, self.language)
        if id == "service":
            return case.application.version.definition.title.in_(self.language)
        if id == "version":
            return case.application.version.label
        if id == "outcome":
            return self.outcome(case)
        plain = {"number": case.number, "applicant": case.applicant_name, "authority": case.authority.title.in_(self.language)}
        return plain[id] if id in plain else str(case.clerk or "")

    def outcome(self, case: Case) -> str:
        """Return the label of the last decision; editors change the words of a letter, never the name of an outcome."""
        last = max(case.final, key=lambda each: each.number, default=None)  # type: ignore[attr-defined]
        return drawn_up_as(last).label.in_(self.language) if last else ""

    def files_of(self, cases: list[Case]) -> dict[str, str]:
        drafts = [case.application.draft_id for case in cases]
        found = Attachment.objects.filter(draft__in=drafts).values_list("document_id", "document__name")
        return {str(id): name for id, name in found}

    def add_answers(self, case: Case, facts: dict, groups: dict, files: dict[str, str]) -> None:
        for section in sections(case.application.answers(today=self.today), self.language):
            for line in section.lines:
                parts = line.path.split("/")
                id = f"{case.service_slug}:{'/'.join('*' if part.isdigit() else part for part in parts)}"
                if id not in self.wanted:
                    continue
                if table := self.wanted[id]:
                    entry = ".".join(str(int(part) + 1) for part in parts if part.isdigit())
                    groups.setdefault(table, {}).setdefault(entry, {})[id] = self.cell(line, files)
                else:
                    facts[id] = self.cell(line, files)


@cache
def state_word(state: str, language: str) -> str:
    with override(language):
        return str(State(state).label)


def spreadsheet_cell(line: Line, files: dict[str, str]) -> Cell:
    """Return an answer for a table: numbers and days as such, everything else in the words people read."""
    if line.value in EMPTY:
        return None
    if isinstance(line.field, Evidence):
        return named(line, files)
    is_plain = isinstance(line.value, int | Decimal | date) and not isinstance(line.value, bool)
    if is_plain and not line.field.masked:
        return line.value  # type: ignore[return-value]  # a number or a day
    return line.shown


def json_cell(line: Line, files: dict[str, str]) -> Any:
    """Return an answer for machines, in the form the catalogue's JSON Schema describes; what is masked stays masked."""
    if line.value in EMPTY:
        return None
    if isinstance(line.field, Evidence):
        return named(line, files)
    return line.shown if line.field.masked else line.field.to_json(line.value)


def named(line: Line, files: dict[str, str]) -> str:
    """Return the names of uploaded files; the files themselves stay in the case."""
    names = [files[id] for id in line.value if id in files]  # type: ignore[attr-defined]  # a list of ids
    return ", ".join(names) or line.shown
