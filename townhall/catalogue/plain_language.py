"""A service in Leichte Sprache: a few short passages, written for people who read with difficulty."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from townhall.lib import codec

LONGEST = 12  # words in a sentence
ONE_SENTENCE = re.compile(r"(?:[^.!?]|\.(?=\d))+[.!?]")


@dataclass(frozen=True)
class Passage:
    """A heading, often a question, and sentences that each stand on a line of their own."""

    title: str
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.title, *self.sentences))

    dump = codec.dump_record
    load = classmethod(codec.load_record)


def faults(passages: Iterable[Passage]) -> Iterator[str]:
    """Say which sentences are no Leichte Sprache: one idea each, at most twelve words."""
    for passage in passages:
        for sentence in passage.sentences:
            if len(sentence.split()) > LONGEST:
                yield f"plain language: “{sentence}” has more than {LONGEST} words."
            if not ONE_SENTENCE.fullmatch(sentence):
                yield f"plain language: “{sentence}” is not one sentence."
