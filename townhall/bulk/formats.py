"""The formats of an export. Each writes portions, and joins them to one file without holding it in memory."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from townhall.bulk.columns import Table, heads
from townhall.bulk.rows import Shown, json_cell, spreadsheet_cell
from townhall.catalogue.display import Line
from townhall.lib.spreadsheets import Sheet, csv_rows, sheet_names, write_xlsx, xlsx_rows

BOM = "\ufeff".encode()  # by it spreadsheet programs know UTF-8
Parts = Callable[[int], Iterator[bytes]]  # the portions of a table, by its place


class FormatName(TextChoices):
    XLSX = "xlsx", _("Excel (XLSX), groups as sheets of their own")
    CSV = "csv", _("CSV, groups as files of their own")
    JSON = "json", _("JSON, for other programs")


class Format(Protocol):
    def cell(self, line: Line, files: dict[str, str]) -> Any:
        """Return what stands for an answer."""

    def ending(self, tables: list[Table]) -> tuple[str, str]:
        """Return the ending of the file's name and its content type."""

    def portion(self, cases: list[Shown], tables: list[Table], language: str) -> list[bytes]:
        """Write a portion: one piece per table."""

    def join(self, target: BinaryIO, tables: list[Table], language: str, parts: Parts) -> None: ...


class Csv:
    def cell(self, line: Line, files: dict[str, str]) -> Any:
        return spreadsheet_cell(line, files)

    def ending(self, tables: list[Table]) -> tuple[str, str]:
        return ("csv", "text/csv") if len(tables) == 1 else ("zip", "application/zip")

    def portion(self, cases: list[Shown], tables: list[Table], language: str) -> list[bytes]:
        comma = "," if language == "de" else "."
        return [csv_rows(rows_of(cases, table), comma=comma) for table in tables]

    def join(self, target: BinaryIO, tables: list[Table], language: str, parts: Parts) -> None:
        if len(tables) == 1:
            target.writelines(self.whole(tables[0], language, parts(0)))
            return
        names = sheet_names([table.title.in_(language) for table in tables])
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
            for place, table in enumerate(tables):
                with pack.open(f"{names[place]}.csv", "w", force_zip64=True) as file:
                    for piece in self.whole(table, language, parts(place)):
                        file.write(piece)

    def whole(self, table: Table, language: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
        yield BOM + csv_rows([heads(table, language)], comma=",")
        yield from pieces


class Xlsx:
    def cell(self, line: Line, files: dict[str, str]) -> Any:
        return spreadsheet_cell(line, files)

    def ending(self, tables: list[Table]) -> tuple[str, str]:
        return "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def portion(self, cases: list[Shown], tables: list[Table], language: str) -> list[bytes]:
        return [xlsx_rows(rows_of(cases, table)) for table in tables]

    def join(self, target: BinaryIO, tables: list[Table], language: str, parts: Parts) -> None:
        sheets = [Sheet(table.title.in_(language), heads(table, language), parts(n)) for n, table in enumerate(tables)]
        write_xlsx(target, sheets)


class Json:
    """One object per case, a line each; groups are lists in it. Text is left as it is: no program reads JSON as formulas."""

    def cell(self, line: Line, files: dict[str, str]) -> Any:
        return json_cell(line, files)

    def ending(self, tables: list[Table]) -> tuple[str, str]:
        return "json", "application/json"

    def portion(self, cases: list[Shown], tables: list[Table], language: str) -> list[bytes]:
        return [",\n".join(self.written(case, tables) for case in cases).encode()]

    def written(self, case: Shown, tables: list[Table]) -> str:
        made: dict[str, Any] = {column.id: case.facts.get(column.id) for column in tables[0].columns}
        for table in tables[1:]:
            entries = case.groups.get(table.id, {})
            made[table.id] = [{"entry": number, **entry} for number, entry in entries.items()]
        return json.dumps(made, ensure_ascii=False, default=date.isoformat)

    def join(self, target: BinaryIO, tables: list[Table], language: str, parts: Parts) -> None:
        target.write(b"[\n")
        between = b""
        for piece in parts(0):
            if piece:
                target.write(between + piece)
                between = b",\n"
        target.write(b"\n]\n")


FORMATS: dict[str, Format] = {FormatName.XLSX: Xlsx(), FormatName.CSV: Csv(), FormatName.JSON: Json()}


def rows_of(cases: Iterable[Shown], table: Table) -> Iterator[list]:
    for case in cases:
        yield from case.rows(table)
