"""Find an offer by what people call it, however they spell it.

An offer is known by the words of its title, its keywords and its summary, in every language. A query is matched word by word: a
word counts the more the fewer offers know it, so that "hund anmelden" finds dogs and not everything that can be registered. The
query as a whole is compared with titles and keywords written in one, so that "hunde steuer" is "Hundesteuer".
Nothing is looked up in the database; the index of all offers is made once per process.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from rapidfuzz import fuzz, process

from townhall.catalogue.offers import Offer
from townhall.lib.text import T

TITLE, KEYWORD, SUMMARY = 1.0, 0.97, 0.7
GOOD_ENOUGH = 60.0
FAIR, AT_MOST_FAIR = 45.0, 3  # what is shown if nothing is good
WHOLE = 86.0  # a query so close to a title or keyword is that title or keyword
UNKNOWN = 1.0  # what a word counts that no offer knows
SHORTEST = 4  # letters of a part of a compound
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FILLERS = frozenset(
    (  # noqa: SIM905 (a list of sixty words would be sixty lines)
        "der die das den dem des ein eine einen einem einer mein meine meinen meiner ich wir will moechte muss kann man wie wo "
        "was in im und oder auf fuer von vom zu zum zur bei mit an am bitte brauche habe hat ist bin beantragen bekommen "
        "a an the my i we want to for and or of how do can get need in"
    ).split()
)


@dataclass(frozen=True)
class Hit:
    """An offer and how well it fits, 0 to 100."""

    offer: Offer
    score: float


@dataclass(frozen=True)
class Index:
    """What the offers are known by: word → number of an offer → weight, and titles and keywords written in one."""

    words: dict[str, dict[int, float]]
    text: str  # the same words, one a line
    phrases: tuple[str, ...]
    owners: tuple[tuple[int, float], ...]  # of each phrase: number of the offer, weight
    size: int


def search(query: str, offers: Iterable[Offer], *, at_most: int = 20) -> list[Hit]:
    """Return the offers that fit, best first; an empty query finds nothing."""
    words = [word for word in fold(query).split() if word not in FILLERS]
    known = tuple(offers)
    if not words or not known:
        return []
    parts = [part for word in words for part in taken_apart(word, index(known))]
    rated = sorted(scores(parts, index(known)).items(), key=lambda pair: (-pair[1], known[pair[0]].slug))
    good = [Hit(known[number], score) for number, score in rated if score >= GOOD_ENOUGH]
    fair = [Hit(known[number], score) for number, score in rated[:AT_MOST_FAIR] if score >= FAIR]
    return good[:at_most] or fair[:at_most]


def fold(text: str) -> str:
    """Write a text without capitals, accents and punctuation: Straße → strasse, Übermut → uebermut."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold().translate(SPELLED))
    kept = (c if c.isalnum() or c.isspace() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def taken_apart(word: str, known: Index) -> list[str]:
    """Split a compound nobody has written down into two words that are known: autoanmeldung → auto, anmeldung."""
    if word not in known.words:
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            if word[:cut] in known.words and word[cut:] in known.words:
                return [word[:cut], word[cut:]]
    return [word]


@lru_cache(maxsize=4)
def index(offers: tuple[Offer, ...]) -> Index:
    words: defaultdict[str, dict[int, float]] = defaultdict(dict)
    phrases: list[tuple[str, int, float]] = []
    for number, offer in enumerate(offers):
        for text, weight in said(offer):
            folded = [word for word in fold(text).split() if word not in FILLERS]
            for word in folded:
                words[word][number] = max(weight, words[word].get(number, 0.0))
            if weight > SUMMARY:
                phrases.append(("".join(folded), number, weight))
    owners = tuple((number, weight) for _, number, weight in phrases)
    return Index(dict(words), "\n".join(["", *words, ""]), tuple(phrase for phrase, _, _ in phrases), owners, len(offers))


def said(offer: Offer) -> Iterator[tuple[str, float]]:
    """Yield every text an offer is known by, in every language, with its weight."""
    yield from ((text, TITLE) for text in in_every_language(offer.title))
    yield from ((text, KEYWORD) for text in offer.keywords)
    yield from ((text, SUMMARY) for text in in_every_language(offer.summary))


def in_every_language(text: T) -> tuple[str, ...]:
    return tuple(words for _, words in text.texts)


def scores(words: list[str], known: Index) -> dict[int, float]:
    """Rate each offer that knows a word: the weighted mean of its best match for each word, and how close it is as a whole."""
    matches = [of_word(word, known) for word in words]
    weights = [log(1 + known.size / max(3, len(found))) if found else UNKNOWN for found in matches]
    whole = of_phrase("".join(words), known)
    found: dict[int, float] = {}
    for number in {number for each in matches for number in each} | whole.keys():
        each = sum(weight * match.get(number, 0.0) for weight, match in zip(weights, matches, strict=True)) / sum(weights)
        alike = whole.get(number, 0.0)
        found[number] = max(0.8 * each + 0.2 * alike, alike if alike >= WHOLE else 0.0)
    return found


def of_word(typed: str, known: Index) -> dict[int, float]:
    """Return how well each offer knows a word, 0 to 100."""
    best: dict[int, float] = {}
    for word, closeness in similar(typed, known):
        for number, weight in known.words[word].items():
            best[number] = max(best.get(number, 0.0), closeness * weight)
    return best


def similar(typed: str, known: Index) -> Iterator[tuple[str, float]]:
    """Yield the words that are this one, begin with it, hold it, are a part of it (German compounds), or are spelled like it."""
    if len(typed) < 3:
        yield from ((word, 100.0) for word in known.words.keys() & {typed})
        return
    yield from ((word, of_holding(typed, word)) for word in holding(typed, known.text))
    for length in range(5, len(typed)):
        yield from ((part, 60 + 30 * length / len(typed)) for part in (typed[:length], typed[-length:]) if part in known.words)
    for word, closeness, _ in process.extract(typed, known.words.keys(), scorer=fuzz.ratio, score_cutoff=72, limit=None):
        if len(word) > 2:
            yield word, closeness


def holding(typed: str, text: str) -> Iterator[str]:
    """Yield the lines of a text that hold a word; this is what takes the time if done word by word."""
    at = text.find(typed)
    while at >= 0:
        end = text.index("\n", at)
        yield text[text.rfind("\n", 0, at) + 1 : end]
        at = text.find(typed, end)


def of_holding(typed: str, word: str) -> float:
    if typed == word:
        return 100.0
    if word.startswith(typed):
        return 88 + 10 * len(typed) / len(word)
    return 84.0 if len(typed) >= 4 else 0.0


def of_phrase(typed: str, known: Index) -> dict[int, float]:
    """Return how close each offer's titles and keywords are to a whole query."""
    best: dict[int, float] = {}
    for _, closeness, place in process.extract(typed, known.phrases, scorer=fuzz.ratio, score_cutoff=50, limit=None):
        number, weight = known.owners[place]
        best[number] = max(best.get(number, 0.0), closeness * weight)
    return best
