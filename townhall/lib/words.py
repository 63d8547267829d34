"""Two texts compared word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: `same` in both, only in the old one (`del`) or only in the new one (`ins`)."""

    kind: str
    text: str


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one sequence of pieces; a word is never split."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    found: list[Piece] = []
    for kind, i, j, k, l in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():  # noqa: E741
        if kind == "equal":
            found.append(Piece("same", "".join(before[i:j])))
            continue
        found += [Piece(*piece) for piece in (("del", "".join(before[i:j])), ("ins", "".join(after[k:l]))) if piece[1]]
    return tuple(found)


def in_one_line(pieces: tuple[Piece, ...]) -> str:
    """Write a comparison for a terminal: `Der [-Hund-]{+Welpe+} bellt`."""
    marks = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces).replace("\n", " ")
