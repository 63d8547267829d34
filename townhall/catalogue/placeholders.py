"""What a text of a letter may name in braces, and how a figure of the legal register is written in a sentence.

`{applicant}` and the other PLACEHOLDERS; `{answer:path}` an answer; `{stated:id}` what the clerk states; `{law:key}` where an
entry of the legal register stands; `{value:key}` its figure; `{procedure:hearing}` and the other PROCEDURES where the law by
which the office proceeds says so; `{gap:words}` what the clerk fills into a building block.
"""

import re
from collections.abc import Iterable
from typing import Any

from townhall.lib import written
from townhall.lib.dates import Period
from townhall.lib.text import T

PLACEHOLDERS = ("case_number", "applicant", "received_on", "decided_on", "authority")
PLACEHOLDER = re.compile(r"\{(?:(answer|stated|law|value|gap|procedure):)?([^{}]+)\}")
PROCEDURES = ("hearing", "no_hearing", "correction", "by_machine", "discretion", "proof")  # another law for taxes than else
FROM_THE_REGISTER = ("law", "value")


def named(texts: Iterable[T], *kinds: str) -> list[str]:
    """Return the names behind `answer:`, `gap:` and so on, each once, in the order of the German words."""
    said = [words for text in texts for words in [text.in_("de"), *dict(text.texts).values()]]
    return list(dict.fromkeys(found[2] for words in said for found in PLACEHOLDER.finditer(words) if found[1] in kinds))


def gaps_in(text: T) -> list[str]:
    return named([text], "gap")


def figure(value: Any, unit: str) -> T | None:
    """Write the figure of an entry: an amount, a share, a length of time, a number; None if it is more than one figure."""
    if isinstance(value, str):
        return written.period(value) if is_period(value) else T(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    if unit.startswith("cents"):
        return written.euro(value)
    return T(f"{value} %") if unit.replace(" ", "").startswith("percent") else T(str(value))


def is_period(text: str) -> bool:
    try:
        Period.read(text)
    except ValueError:
        return False
    return True
