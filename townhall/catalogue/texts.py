"""What stands in `texts/` beside a service: further languages and Leichte Sprache. Publishing freezes it into the version.

`texts/<language>.json` maps each German text of the definition to its translation; what is left out stays German on the page.
`texts/leicht.json` maps each heading to its sentences.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from townhall.catalogue.definition import Definition
from townhall.catalogue.plain_language import Passage

PLAIN = "leicht"
BESIDE = ("de", "en")  # stand in the definition itself
LANGUAGE = re.compile(r"[a-z]{2}")


class TextsNotUsable(ValueError):
    """A file of texts does not fit its service; the message says which text."""


def with_texts(definition: Definition, folder: Path) -> Definition:
    """Return a definition with the texts of a folder; without the folder nothing changes.

    Raises TextsNotUsable if a file is no language or translates what the service does not say.
    """
    for path in sorted(folder.glob("*.json")):
        texts = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == PLAIN:
            passages = tuple(Passage(title, tuple(sentences)) for title, sentences in texts.items())
            definition = replace(definition, plain_language=passages)
        elif LANGUAGE.fullmatch(path.stem) and path.stem not in BESIDE:
            definition = translated(definition, path.stem, texts)
        else:
            raise TextsNotUsable(
                f"{path}: name it after a language (uk.json) or {PLAIN}.json; German and English stand beside it."
            )
    return definition


def translated(definition: Definition, language: str, texts: Mapping[str, str]) -> Definition:
    """Return a definition that says its German texts in one more language."""
    data = definition.dump()
    used: set[str] = set()
    data = put(data, language, texts, used)
    if unknown := sorted(texts.keys() - used):
        raise TextsNotUsable(f"{definition.slug}, {language}.json: the service does not say “{'”, “'.join(unknown)}”.")
    return Definition.load(data)


def put(part, language: str, texts: Mapping[str, str], used: set[str]):
    """Copy a stored definition; a text is stored as language → words and always has German."""
    if isinstance(part, list):
        return [put(item, language, texts, used) for item in part]
    if not isinstance(part, dict):
        return part
    if isinstance(german := part.get("de"), str):
        used.add(german)
        return part | {language: texts[german]} if german in texts else part
    return {name: put(value, language, texts, used) for name, value in part.items()}
