"""What lies in a package, file by file, and how a package of an earlier format becomes one of today.

Format 1 held definition and samples in one file. Format 2 has a file for each letter and each further language, so that people
can read and compare what they are about to take over.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from townhall.catalogue.texts import PLAIN, put

FORMAT = 2
NEEDED = {1: {"definition.json", "law.json"}, 2: {"definition.json", "law.json", "samples.json"}}
ALLOWED = {
    1: re.compile(r"(definition|law)\.json"),
    2: re.compile(rf"(definition|law|samples|texts/([a-z]{{2}}|{PLAIN})|letters/[a-z][a-z0-9_]*)\.json"),
}
LANGUAGE = re.compile(r"texts/([a-z]{2})\.json")
BESIDE = ("de", "en")  # stand in the definition itself

Contents = dict[str, Any]  # name of a file → JSON


def taken_apart(stored: dict, samples: dict, law: list) -> Contents:
    """Return the files of a package for a stored definition."""
    stored, contents = dict(stored), Contents()
    for language in sorted(set(languages(stored)) - set(BESIDE)):
        said = dict(translations(stored, language))
        bare = without(stored, language)
        if put(bare, language, said, set()) == stored:  # where one German text has two translations, they stay where they are
            stored, contents[f"texts/{language}.json"] = bare, said
    if plain := stored.pop("plain_language", []):
        contents[f"texts/{PLAIN}.json"] = plain
    outcomes = [dict(outcome) for outcome in stored.get("outcomes", [])]
    for outcome in outcomes:
        contents[f"letters/{outcome['id']}.json"] = outcome.pop("letter")
    stored |= {"outcomes": outcomes} if outcomes else {}
    return {**contents, "definition.json": stored, "samples.json": samples, "law.json": law}


def put_together(contents: Contents) -> dict:
    """Return the stored definition that taken_apart() has made these files of."""
    stored = dict(contents["definition.json"])
    if "outcomes" in stored:
        stored["outcomes"] = [{**one, "letter": contents[f"letters/{one['id']}.json"]} for one in stored["outcomes"]]
    if plain := contents.get(f"texts/{PLAIN}.json"):
        stored["plain_language"] = plain
    for name in sorted(contents):
        if found := LANGUAGE.fullmatch(name):
            stored = put(stored, found[1], contents[name], set())
    return stored


def texts(part: Any) -> Iterator[dict[str, str]]:
    """Yield every text of a stored definition: language → words, always with German."""
    if isinstance(part, list):
        for item in part:
            yield from texts(item)
    elif isinstance(part, dict) and isinstance(part.get("de"), str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)


def languages(stored: dict) -> Iterator[str]:
    for text in texts(stored):
        yield from (language for language in text if re.fullmatch(r"[a-z]{2}", language))


def translations(stored: dict, language: str) -> Iterator[tuple[str, str]]:
    return ((text["de"], text[language]) for text in texts(stored) if language in text)


def without(part: Any, language: str) -> Any:
    """Copy a stored definition without one of its languages."""
    if isinstance(part, list):
        return [without(item, language) for item in part]
    if not isinstance(part, dict):
        return part
    is_text = isinstance(part.get("de"), str)
    return {name: without(value, language) for name, value in part.items() if not (is_text and name == language)}


def from_1(contents: Contents) -> Contents:
    whole = contents["definition.json"]
    return taken_apart(whole["definition"], whole["samples"], contents["law.json"])


CONVERTERS: dict[int, Callable[[Contents], Contents]] = {1: from_1}  # each leads to the format after it


def of_today(contents: Contents, *, format: int) -> Contents:
    """Convert the files of a package step by step to the format of today."""
    for step in range(format, FORMAT):
        contents = CONVERTERS[step](contents)
    return contents
