"""Sentences the town hall says in letters of every service: messages to the inbox, corrections, rulings, reminders."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from townhall.catalogue.placeholders import PLACEHOLDER
from townhall.lib import codec
from townhall.lib.text import T

FILE = Path(__file__).parent / "phrases.json"


@dataclass(frozen=True)
class Phrase:
    """One of the sentences, by name."""

    name: str
    text: T

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Phrases:
    """The sentences of one kind of letter, for example of a request for information."""

    phrases: tuple[Phrase, ...]

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    def __getitem__(self, name: str) -> T:
        return {phrase.name: phrase.text for phrase in self.phrases}[name]

    def get(self, name: str) -> T | None:
        return self[name] if name in {phrase.name for phrase in self.phrases} else None

    def fill(self, name: str, **values: T | str | int) -> T:
        """Put values into the braces of a sentence, each in its own language; what is unknown stays as it is written."""

        def filled(words: str, language: str) -> str:
            def value(found: re.Match[str]) -> str:
                said = values.get(found[2], found[0])
                return said.in_(language) if isinstance(said, T) else str(said)

            return PLACEHOLDER.sub(value, words)

        return T.load({language: filled(words, language) for language, words in self[name].texts})


@dataclass(frozen=True)
class Shipped:
    """What the town hall came with: the sentences, what editors call them, and the name of the whole."""

    title: T
    content: Phrases
    labels: dict[str, T]


@cache
def shipped_phrases() -> dict[str, Shipped]:
    """Return the sentences the town hall comes with, by key."""
    return {each["key"]: read(each) for each in json.loads(FILE.read_text(encoding="utf-8"))}


def read(data: dict) -> Shipped:
    phrases = tuple(Phrase(one["name"], T.load(one["text"])) for one in data["phrases"])
    labels = {one["name"]: T.load(one["label"]) for one in data["phrases"]}
    return Shipped(T.load(data["title"]), Phrases(phrases), labels)


@cache
def labels() -> dict[str, T]:
    """Return what editors call each sentence; a name means the same everywhere."""
    return {name: label for each in shipped_phrases().values() for name, label in each.labels.items()}


def complete(key: str, content: Phrases) -> Phrases:
    """Return all sentences there are today in the words of a version; what it does not have is as the town hall came with it."""
    return Phrases(tuple(Phrase(one.name, content.get(one.name) or one.text) for one in shipped_phrases()[key].content.phrases))
