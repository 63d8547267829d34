"""Put the paragraphs of a letter into another order, take one out, or make room for a new one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from townhall.catalogue.outcomes import Block
from townhall.editorial.contents import LetterText
from townhall.editorial.parts import EMPTY, blocks_of, in_place, put_together, with_words
from townhall.lib.text import T

WHY = T("Absätze anders geordnet", en="Paragraphs in another order")


class NoSuchMove(ValueError):
    """There is no such paragraph, or it cannot go there."""


def arrange(content: LetterText, said: Mapping[str, T], *, what: str, place: int) -> LetterText:
    """Return a letter in the words that were typed with one paragraph moved, removed or added (`what` is one of MOVES)."""
    blocks = blocks_of(content, said)
    if what not in MOVES or not 0 <= place < len(blocks):
        raise NoSuchMove(f"{what} {place}")
    moved = MOVES[what](blocks, place)
    arranged = in_place(moved, with_words(Block("text"), "more", said), kept_blank=True)
    whole = put_together(content, said)
    assert isinstance(whole, LetterText)
    return replace(whole, letter=replace(whole.letter, blocks=tuple(arranged)))


def swap(blocks: list[Block], place: int, other: int) -> list[Block]:
    if not 0 <= other < len(blocks):
        raise NoSuchMove(f"from {place} to {other}")
    moved = list(blocks)
    moved[place], moved[other] = moved[other], moved[place]
    return moved


def removed(blocks: list[Block], place: int) -> list[Block]:
    if blocks[place].kind != "text":
        raise NoSuchMove(f"{blocks[place].kind} stays")
    return [*blocks[:place], *blocks[place + 1 :]]


MOVES: dict[str, Callable[[list[Block], int], list[Block]]] = {
    "up": lambda blocks, place: swap(blocks, place, place - 1),
    "down": lambda blocks, place: swap(blocks, place, place + 1),
    "insert": lambda blocks, place: [*blocks[: place + 1], Block("text", text=EMPTY), *blocks[place + 1 :]],
    "remove": removed,
}
