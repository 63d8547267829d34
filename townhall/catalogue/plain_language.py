"""Plain language: a few short passages, written for people who read with difficulty (Leichte Sprache, Kurzfassung)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from townhall.lib import codec
from townhall.lib.text import T
from townhall.lib.written import MONTHS

LONGEST = 12  # words in a sentence
ONE_SENTENCE = re.compile(rf"(?:[^.!?]|\.(?=\d)|(?<=\d)\.(?= (?:{'|'.join(MONTHS['de'])})))+[.!?]")
TOO_LONG = T(
    "Leichte Sprache: „{sentence}“ hat mehr als {longest} Wörter.",
    en="plain language: “{sentence}” has more than {longest} words.",
)
NOT_ONE = T("Leichte Sprache: „{sentence}“ ist nicht ein Satz.", en="plain language: “{sentence}” is not one sentence.")
BETWEEN_SENTENCES = re.compile(r"(?<=\D[.!?])\s+|(?<=\d{3}[.!?])\s+")


@dataclass(frozen=True)
class Passage:
    """A heading, often a question, and sentences that each stand on a line of their own."""

    title: str
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.title, *self.sentences))

    dump = codec.dump_record
    load = classmethod(codec.load_record)


def sentences(text: str) -> list[str]:
    """Take a text apart into its sentences; a full stop behind a figure belongs to a day: 3. März."""
    return [sentence for sentence in BETWEEN_SENTENCES.split(text.strip()) if sentence]


def faults(passages: Iterable[Passage]) -> Iterator[T]:
    """Say which sentences are no Leichte Sprache: one idea each, at most twelve words."""
    for passage in passages:
        for sentence in passage.sentences:
            if len(sentence.split()) > LONGEST:
                yield TOO_LONG.fill(sentence=sentence, longest=LONGEST)
            if not ONE_SENTENCE.fullmatch(sentence):
                yield NOT_ONE.fill(sentence=sentence)
