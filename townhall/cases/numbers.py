"""Numbers of a series, each given once (Nummernkreis). A number may be skipped, never repeated."""

import re

from django.conf import settings
from django.db import connection
from stdnum import damm

from townhall.cases.models import NumberRange

# One statement draws a number on both engines, and waits for whoever draws from the same series.
DRAW = f"""
INSERT INTO {NumberRange._meta.db_table} (name, next) VALUES (%s, 2)
ON CONFLICT (name) DO UPDATE SET next = {NumberRange._meta.db_table}.next + 1
RETURNING next - 1
"""  # noqa: S608 - nothing but the name of our own table


def draw(name: str) -> int:
    """Take the next number of a series; others who want one wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(DRAW, [name])
        return int(cursor.fetchone()[0])


def case_number(year: int) -> str:
    """Return a number such as BO-2026-0000123-4; its last digit shows a slip of the pen (Damm)."""
    series = f"{settings.CASE_PREFIX}-{year}"
    digits = f"{draw(f'case:{series}'):07d}"
    return f"{series}-{digits}-{damm.calc_check_digit(f'{year}{digits}')}"


def is_case_number(typed: str) -> bool:
    """Say whether something typed can be a case number at all, before anybody looks for it."""
    parts = typed.strip().upper().split("-")
    return len(parts) == 4 and "".join(parts[1:]).isdigit() and bool(damm.is_valid("".join(parts[1:])))


def read_case_number(typed: str) -> str:
    """Return the case number somebody meant: `bo 2026 123 4`, `2026-0000123-4` and `BO202600001234`; "" if it is none."""
    parts = re.findall(r"[A-Z]+|[0-9]+", typed.upper())
    parts = parts[1:] if parts[:1] == [settings.CASE_PREFIX] else parts
    if len(parts) == 1 and len(parts[0]) == 12:
        parts = [parts[0][:4], parts[0][4:11], parts[0][11]]
    if len(parts) != 3:
        return ""
    number = f"{settings.CASE_PREFIX}-{parts[0]}-{parts[1]:0>7}-{parts[2]}"
    return number if is_case_number(number) else ""


def begins_case_number(typed: str) -> bool:
    """Say whether something typed is the beginning of a case number: BO-2026-00."""
    return bool(re.fullmatch(rf"{re.escape(settings.CASE_PREFIX)}-\d{{4}}(-\d{{0,7}}(-\d?)?)?", typed.strip().upper()))


def cash_reference(year: int) -> str:
    """Return what to quote with a transfer (Kassenzeichen): twelve digits, the last of which shows a slip of the pen (Damm)."""
    digits = f"{year}{draw(f'cash:{year}'):07d}"
    return f"{digits}{damm.calc_check_digit(digits)}"


def is_cash_reference(typed: str) -> bool:
    """Say whether something typed can be a Kassenzeichen; blanks between the digits do not matter."""
    digits = "".join(typed.split())
    return len(digits) == 12 and digits.isascii() and digits.isdigit() and bool(damm.is_valid(digits))
