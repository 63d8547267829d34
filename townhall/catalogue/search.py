"""Find a service by what people call it, however they spell it.

Each service is a handful of phrases: its title, its keywords and the words of its summary, in every language. A query is
matched word by word; the score of a word is that of its best counterpart, so "hunt anmelden" finds "Hund anmelden".
Nothing is looked up in the database: a town has hundreds of services, and their definitions are in memory.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from townhall.catalogue.definition import Definition
from townhall.lib.text import T

TITLE, KEYWORD, SUMMARY = 1.0, 0.96, 0.75
GOOD_ENOUGH = 62.0
WORDS: dict[str, tuple[tuple[str, float], ...]] = {}  # by digest, as published versions never change
PHRASES: dict[str, tuple[str, ...]] = {}
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FILLERS = frozenset(
    ["der", "die", "das", "ein", "eine", "einen", "mein", "meine", "meinen", "ich", "will", "moechte", "wie", "wo", "in", "und"]
    + ["a", "an", "the", "my", "i", "want", "to", "for", "and", "or"]
)


@dataclass(frozen=True)
class Hit:
    """A service and how well it fits, 0 to 100."""

    definition: Definition
    score: float


def search(query: str, definitions: Iterable[Definition], *, at_most: int = 20) -> list[Hit]:
    """Return the services that fit, best first; an empty query finds nothing."""
    words = [word for word in fold(query).split() if word not in FILLERS]
    if not words:
        return []
    hits = [Hit(definition, score(words, definition)) for definition in definitions]
    good = [hit for hit in hits if hit.score >= GOOD_ENOUGH]
    return sorted(good, key=lambda hit: (-hit.score, hit.definition.slug))[:at_most]


def fold(text: str) -> str:
    """Write a text without capitals, accents and punctuation: Straße → strasse, Übermut → uebermut."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold().translate(SPELLED))
    kept = (c if c.isalnum() or c.isspace() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def score(words: list[str], definition: Definition) -> float:
    """Rate a service: the mean of its best match for each word, and a little more if whole phrases agree."""
    vocabulary = words_of(definition)
    each = [max((closeness(word, known) * weight for known, weight in vocabulary), default=0.0) for word in words]
    phrase = max((fuzz.ratio(" ".join(words), known) for known in phrases_of(definition)), default=0.0)
    return 0.85 * sum(each) / len(each) + 0.15 * phrase


def closeness(typed: str, known: str) -> float:
    """Compare two words, 0 to 100; a beginning of at least three letters counts as the word, short words need to be exact."""
    if typed == known:
        return 100.0
    if len(typed) >= 3 and known.startswith(typed):
        return 92.0
    if len(typed) >= 4 and typed in known:
        return 84.0
    if len(typed) <= 2 or len(known) <= 2:
        return 0.0
    alike = fuzz.ratio(typed, known)
    return alike if alike >= 70 else 0.0


def words_of(definition: Definition) -> tuple[tuple[str, float], ...]:
    """Return each word a service is known by, with the weight of the place it stands in."""
    if definition.digest not in WORDS:
        WORDS[definition.digest] = tuple(weigh(definition).items())
    return WORDS[definition.digest]


def weigh(definition: Definition) -> dict[str, float]:
    weights: dict[str, float] = {}
    profile = definition.profile
    places = ((said(definition.title), TITLE), (profile.keywords, KEYWORD), (said(profile.summary), SUMMARY))
    for texts, weight in places:
        for word in {word for text in texts for word in fold(text).split()} - FILLERS:
            weights[word] = max(weight, weights.get(word, 0.0))
    return weights


def phrases_of(definition: Definition) -> tuple[str, ...]:
    if definition.digest not in PHRASES:
        PHRASES[definition.digest] = tuple({fold(text) for text in (*said(definition.title), *definition.profile.keywords)})
    return PHRASES[definition.digest]


def said(text: T) -> tuple[str, ...]:
    """Return a text in every language it has."""
    return tuple(words for _, words in text.texts)
