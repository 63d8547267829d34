"""What people really type: invisible characters, spaces in numbers, months as words. Cleaned before it is judged."""

import re
import unicodedata
from datetime import date, time

INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD])
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
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
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b")  # 3rd March
MONTH_NUMBERS = {name: number for number, names in MONTHS.items() for name in names}


CLOCK = re.compile(r"(\d{1,2})(?:\s*(?:[:.,h ]|uhr)\s*(\d{2}))?\s*(?:uhr|h)?\s*([ap]\.?m\.?)?")
DIGITS = re.compile(r"(\d{1,2})(\d{2})\s*(?:uhr|h)?\s*([ap]\.?m\.?)?")


class ControlCharacterError(ValueError):
    """The text holds characters that no keyboard types and no document can show."""


class NoSuchDayError(ValueError):
    """The text names no day of the calendar."""


class NoSuchTimeError(ValueError):
    """The text names no time of day."""


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


def plain_line(text: str) -> str:
    """Like clean_line, with digits of every script as 0 to 9 and full-width letters and signs as ordinary ones."""
    return clean_line("".join(plain(character) for character in text))


def plain(character: str) -> str:
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character


def compact(text: str) -> str:
    """Leave only letters and digits: what remains of an IBAN or a telephone number typed in groups."""
    return "".join(character for character in plain_line(text) if character.isalnum())


def read_date(text: str) -> date:
    """Read 27.3.1987, 27031987, 27. März 1987, March 27th 1987 or 1987-03-27; NoSuchDayError if it is none."""
    parts = re.findall(r"\w+", ORDINAL.sub("", plain_line(text).casefold()))
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) != 3:
        raise NoSuchDayError(text)
    if parts[0] in MONTH_NUMBERS:
        parts[:2] = parts[1::-1]
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = (parts[0], MONTH_NUMBERS.get(parts[1], parts[1]), parts[2])
    try:
        if len(year) == 2 and int(year) >= 0:
            raise ShortYearError(text)
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, ShortYearError) else NoSuchDayError(text) from None


def read_time(text: str) -> time:
    """Read 9, 9:30, 9.30 Uhr, 0930 or 9:30 pm; NoSuchTimeError if it is none."""
    line = plain_line(text).casefold()
    found = DIGITS.fullmatch(line) or CLOCK.fullmatch(line)
    if found is None:
        raise NoSuchTimeError(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half and not 1 <= hour <= 12:
        raise NoSuchTimeError(text)
    try:
        return time(hour % 12 + 12 * (half == "p") if half else hour, minute)
    except ValueError:
        raise NoSuchTimeError(text) from None
