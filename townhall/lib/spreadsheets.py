"""Tables for spreadsheet programs, written row by row: CSV, and XLSX (ECMA-376) put together from rows written before.

Rows come as bytes, so that somebody can write them in portions, keep the portions and join them later: a library that
writes a workbook in one go would begin anew after every interruption, and hold or copy all of it at the end.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO
from xml.sax.saxutils import escape

Cell = str | int | Decimal | date | datetime | None

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the wide forms count, too
LONGEST = 32_767  # characters of a cell
LONGEST_NAME = 31
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
DAY_NAUGHT = date(1899, 12, 30)


def defused(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula (CSV injection, CWE-1236)."""
    return f"'{text}" if text.startswith(FORMULA) else text


# --- CSV ------------------------------------------------------------------------------------------------------------


def csv_rows(rows: Iterable[Sequence[Cell]], *, comma: str) -> bytes:
    """Write rows as German spreadsheet programs read them: semicolons, days in ISO 8601; `comma` divides decimals."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerows([csv_cell(cell, comma) for cell in row] for row in rows)
    return made.getvalue().encode()


def csv_cell(cell: Cell, comma: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", comma)
    return cell.isoformat(" ", "minutes") if isinstance(cell, datetime) else str(cell)


# --- XLSX -----------------------------------------------------------------------------------------------------------

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DAY, MOMENT, TITLE = 1, 2, 3  # places in the styles below
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/>'
    '<xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" xfId="0" applyNumberFormat="1"/>'
    '<xf fontId="1" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook: its name, its heads, and its rows as `xlsx_rows` wrote them."""

    name: str
    heads: Sequence[str]
    rows: Iterable[bytes]


def xlsx_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    return "".join(f"<row>{''.join(map(xlsx_cell, row))}</row>" for row in rows).encode()


def xlsx_cell(cell: Cell, style: int = 0) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, str):
        words = escape(NOT_IN_XML.sub("", defused(cell))[:LONGEST])
        mark = f' s="{style}"' if style else ""
        return f'<c{mark} t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    if isinstance(cell, date):
        return f'<c s="{MOMENT if isinstance(cell, datetime) else DAY}"><v>{serial(cell)}</v></c>'
    return f"<c><v>{cell:f}</v></c>" if isinstance(cell, Decimal) else f"<c><v>{cell}</v></c>"


def serial(moment: date) -> str:
    """Return a day, or a moment by its own clock, as spreadsheets count: in days since 30 December 1899."""
    if not isinstance(moment, datetime):
        return str((moment - DAY_NAUGHT).days)
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return f"{(moment.date() - DAY_NAUGHT).days + seconds / 86_400:.8f}"


def write_xlsx(target: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Join sheets into a workbook; whatever their size, no more than one portion of rows is in memory."""
    names = sheet_names([sheet.name for sheet in sheets])
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in frame(names):
            book.writestr(name, text)
        for number, sheet in enumerate(sheets, start=1):
            with book.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as file:
                for part in sheet_xml(sheet):
                    file.write(part)


def sheet_xml(sheet: Sheet) -> Iterator[bytes]:
    heads = "".join(xlsx_cell(head, TITLE) for head in sheet.heads)
    yield (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{max(len(sheet.heads), 1)}" width="22" customWidth="1"/></cols><sheetData><row>{heads}</row>'
    ).encode()
    yield from sheet.rows
    yield b"</sheetData></worksheet>"


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return names a workbook allows: short, without brackets and slashes, each once whatever its capitals."""
    found: list[str] = []
    for name in wanted:
        plain = NOT_IN_NAMES.sub(" ", NOT_IN_XML.sub("", name)).strip("' ")[:LONGEST_NAME] or "-"
        number = 1
        while plain.casefold() in {other.casefold() for other in found}:
            number += 1
            ending = f" {number}"
            plain = plain[: LONGEST_NAME - len(ending)] + ending
        found.append(plain)
    return found


def frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the small files that make sheets a workbook."""
    numbers = range(1, len(names) + 1)
    quoted = [escape(name, {'"': "&quot;"}) for name in names]
    sheets = "".join(f'<sheet name="{quoted[n - 1]}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    links = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    parts = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>' for n in numbers)
    yield (
        "[Content_Types].xml",
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{parts}</Types>',
    )
    yield (
        "_rels/.rels",
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    yield (
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", STYLES
