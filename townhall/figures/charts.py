"""Bar charts as plain shapes, for an SVG without styles of its own. The same numbers stand in a table beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 320
ROOM = 64  # right of the longest bar, for its number
LINE, BAR, GAP = 15, 12, 8
LONGEST = 46  # letters of a label


@dataclass(frozen=True)
class Bar:
    kind: int  # which of several series, from 1
    y: int
    width: int
    text: str

    @property
    def text_x(self) -> int:
        return self.width + 4

    @property
    def text_y(self) -> int:
        return self.y + BAR - 2


@dataclass(frozen=True)
class Row:
    label: str
    y: int
    bars: list[Bar]


@dataclass(frozen=True)
class Chart:
    rows: list[Row]
    height: int
    width: int = WIDTH
    bar: int = BAR


def bars(rows: Iterable[tuple[str, Sequence[int | None]]], *, few: str) -> Chart:
    """Draw a row for each label, with a bar for each number; `few` is written where a number is hidden."""
    rows = list(rows)
    largest = max((number or 0 for _, numbers in rows for number in numbers), default=0) or 1
    drawn, y = [], 0
    for label, numbers in rows:
        made = []
        for place, number in enumerate(numbers):
            top = y + LINE + 2 + place * (BAR + 2)
            width = round((WIDTH - ROOM) * (number or 0) / largest)
            made.append(Bar(place + 1, top, width, few if number is None else str(number)))
        drawn.append(Row(label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…", y + LINE - 3, made))
        y += LINE + 2 + len(numbers) * (BAR + 2) + GAP
    return Chart(drawn, y)
