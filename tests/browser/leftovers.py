"""German that was left over on a page in English. What is marked `lang="de"` or `<bdi>`, and what people wrote, may be German."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from lxml import html
from rapidfuzz.fuzz import partial_ratio

BASE = Path(__file__).resolve().parents[2]
SPOKEN = ("aria-label", "alt", "title", "placeholder")
UNREAD = ("script", "style", "template", "code")
# What a law or a decision of the council is called stays German; in sentences it stands in brackets or after a paragraph. The
# gaps of a sample letter stand in square brackets, named as in its German text.
CITED = re.compile(r"\[[^]]*\]|\([^()]*(\([^()]*\)[^()]*)*\)|§.*|\w+(satzung|richtlinie|ordnung) der Stadt \w+.*")
# Words that stand in almost every German sentence and mean nothing in English.
GERMAN = re.compile(
    r"\b(und|oder|nicht|ist|sind|wird|werden|wurde|der|das|den|dem|des|ein|eine|einen|einer|für|mit|von|vom|zum|zur|auf|aus|nach"
    r"|Sie|Ihr|Ihre|Ihren|wir|uns|kein|keine|noch|schon|über|durch|wenn|auch|kann|können|bei|beim|ohne)\b"
)
TELLING = 12  # letters; what is shorter may be part of anything
LIKE = 85  # percent of what people wrote, told anew with another street or name


def leftovers(text: str) -> Iterator[str]:
    """Yield what a page in English says in German."""
    page = html.fromstring(text)
    marked = {" ".join(each.text_content().split()) for each in page.iter(html.etree.Element) if each.get("lang") == "de"}
    for words in sorted({*spoken(page)} - marked):
        own = CITED.sub("", words)
        if (words in translated() or GERMAN.search(own)) and not is_written_by_people(own):
            yield f"says in German: {words[:160]}"


def spoken(page: html.HtmlElement) -> Iterator[str]:
    """Yield the pieces of text that somebody reads or hears, without what is marked as German or as somebody's words."""
    for element in page.iter(html.etree.Element):
        if is_excused(element):
            continue
        if element.tag == "title":
            yield " ".join(element.text_content().rpartition(" – ")[0].split())
            continue
        pieces = [element.text, *(child.tail for child in element), *(element.get(name) for name in SPOKEN)]
        if element.tag == "input" and element.get("type") in ("submit", "button"):
            pieces.append(element.get("value"))
        yield from (" ".join(piece.split()) for piece in pieces if piece and piece.strip())


def is_excused(element: html.HtmlElement) -> bool:
    for each in (element, *element.iterancestors()):
        if each.tag in (*UNREAD, "bdi", "textarea"):
            return True
        if language := each.get("lang"):
            return language != "en"
    return False


@cache
def translated() -> frozenset[str]:
    """Return every German text of the catalogues that is no English one as well."""
    entries = [entry for file in BASE.glob("townhall/*/locale/de/LC_MESSAGES/django.po") for entry in polib.pofile(str(file))]
    german = {text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())}
    english = {text for entry in entries for text in (entry.msgid, entry.msgid_plural)}
    return frozenset(" ".join(text.split()) for text in german - english if len(text) > 3)


def is_written_by_people(words: str) -> bool:
    if len(words) < TELLING:
        return words in written()
    return any(partial_ratio(words, said) > LIKE for said in written() if len(said) >= TELLING)


@cache
def written() -> frozenset[str]:
    """Return what the people of the demonstration write: everything in quotation marks there and in the samples."""
    files = [*BASE.glob("townhall/demo/*.py"), *BASE.glob("services/*/samples.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text()))]
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
