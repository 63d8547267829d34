import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from townhall.lib.spreadsheets import LONGEST, Sheet, csv_rows, defused, sheet_names, write_xlsx, xlsx_rows

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";"))


def read_xlsx(data: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of every sheet as text, by the sheet's name."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))
        workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
        names = [sheet.get("name") or "" for sheet in workbook.findall(".//x:sheet", SPACE)]
        return {name: rows_of(book.read(f"xl/worksheets/sheet{n}.xml")) for n, name in enumerate(names, start=1)}


def rows_of(sheet: bytes) -> list[list[str]]:
    rows = ElementTree.fromstring(sheet).findall(".//x:row", SPACE)
    return [["".join(cell.itertext()) for cell in row.findall("x:c", SPACE)] for row in rows]


def workbook(*sheets: Sheet) -> bytes:
    made = io.BytesIO()
    write_xlsx(made, sheets)
    return made.getvalue()


class TestACellThatLooksLikeAFormula:
    @pytest.mark.parametrize("text", ["=1+1", "+49 234 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
    def test_becomes_text(self, text):
        assert defused(text) == f"'{text}"
        assert read_csv(csv_rows([[text]], comma=",")) == [[f"'{text}"]]
        assert b"'" in xlsx_rows([[text]])

    @pytest.mark.parametrize("text", ["", "Alice", "O'Hara", "1-2", "a=b"])
    def test_is_not_every_cell(self, text):
        assert defused(text) == text

    def test_is_not_a_number_below_zero(self):
        assert csv_rows([[Decimal("-5.50"), -3]], comma=".") == b"-5.50;-3\r\n"
        assert xlsx_rows([[Decimal("-5.50")]]) == b"<row><c><v>-5.50</v></c></row>"


class TestCsv:
    def test_keeps_semicolons_quotes_and_lines_inside_a_cell(self):
        row = ['a;b "c"', "first\nsecond", "ä€"]

        assert read_csv(csv_rows([row], comma=",")) == [row]

    def test_writes_numbers_and_days_as_the_reader_expects(self):
        row = [Decimal("1234.50"), 7, date(2026, 3, 2), datetime(2026, 3, 2, 9, 30), None]  # noqa: DTZ001 - by the clock on the wall

        assert csv_rows([row], comma=",") == b"1234,50;7;2026-03-02;2026-03-02 09:30;\r\n"


class TestAWorkbook:
    def test_holds_sheets_joined_from_portions(self):
        portions = [xlsx_rows([["Alice", 1]]), xlsx_rows([["Bob", 2], ["Charlie", 3]])]

        book = workbook(Sheet("Personen", ["Name", "Nr."], portions), Sheet("Leer", ["x"], []))

        assert read_xlsx(book) == {
            "Personen": [["Name", "Nr."], ["Alice", "1"], ["Bob", "2"], ["Charlie", "3"]],
            "Leer": [["x"]],
        }

    def test_shows_markup_as_text(self):
        book = workbook(Sheet("x", ["a"], [xlsx_rows([["<script>alert('&')</script>"]])]))

        assert read_xlsx(book)["x"][1] == ["<script>alert('&')</script>"]

    def test_drops_what_xml_cannot_hold_and_cuts_what_a_cell_cannot(self):
        book = workbook(Sheet("x", ["a"], [xlsx_rows([["a\x00b\x1f\ufffe", "y" * 40_000]])]))

        assert read_xlsx(book)["x"][1] == ["ab", "y" * LONGEST]

    def test_counts_days_as_spreadsheets_do(self):
        cells = xlsx_rows([[date(2026, 3, 2), datetime(2026, 3, 2, 12)]]).decode()  # noqa: DTZ001

        assert "<v>46083</v>" in cells
        assert "<v>46083.50000000</v>" in cells

    def test_names_its_sheets_as_allowed_and_each_once(self):
        wanted = ["Weitere Halterinnen und Halter im Haushalt", "a/b[1]", "Hund", "hund", "", "'x'"]

        assert sheet_names(wanted) == ["Weitere Halterinnen und Halter ", "a b 1", "Hund", "hund 2", "-", "x"]
