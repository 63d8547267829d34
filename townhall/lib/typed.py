"""What people really type: invisible characters, spaces in numbers, months as words. Cleaned before it is judged."""

import re
import unicodedata
from datetime import date

INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD])
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MONTHS = {
    1: ("januar", "jan", "jänner", "january"),
    2: ("februar", "feb", "february"),
    3: ("märz", "maerz", "mär", "mrz", "march", "mar"),
    4: ("april", "apr"),
    5: ("mai", "may"),
    6: ("juni", "jun", "june"),
    7: ("juli", "jul", "july"),
    8: ("august", "aug"),
    9: ("september", "sep", "sept"),
    10: ("oktober", "okt", "october", "oct"),
    11: ("november", "nov"),
    12: ("dezember", "dez", "december", "dec"),
}
MONTH_NUMBERS = {name: number for number, names in MONTHS.items() for name in names}


class ControlCharacterError(ValueError):
    """The text holds characters that no keyboard types and no document can show."""


class NoSuchDayError(ValueError):
    """The text names no day of the calendar."""


class ShortYearError(NoSuchDayError):
    """The year has two digits, which may mean two centuries."""


def clean_line(text: str) -> str:
    """Compose letters (NFC), drop invisible characters, make one line with single spaces."""
    return " ".join(clean_lines(text).split())


def clean_lines(text: str) -> str:
    """Like clean_line, but keep line breaks."""
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    if CONTROL.search(text):
        raise ControlCharacterError(text)
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip()


def compact(text: str) -> str:
    """Leave only letters and digits: what remains of an IBAN or a telephone number typed in groups."""
    return "".join(character for character in clean_line(text) if character.isalnum())


def read_date(text: str) -> date:
    """Read 27.3.1987, 27 3 1987, 27. März 1987, 27 March 1987 or 1987-03-27; NoSuchDayError if it is none."""
    parts = re.findall(r"\w+", clean_line(text).casefold())
    if len(parts) != 3:
        raise NoSuchDayError(text)
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = (parts[0], MONTH_NUMBERS.get(parts[1], parts[1]), parts[2])
    try:
        if len(year) == 2 and int(year) >= 0:
            raise ShortYearError(text)
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, ShortYearError) else NoSuchDayError(text) from None
