"""German and English are complete, alike in all rooms, and say what to do."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

BASE = Path(__file__).resolve().parents[2]
ROOMS = sorted(folder.name for folder in (BASE / "townhall").iterdir() if (folder / "__init__.py").exists())
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
LITERAL = r"""(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?gettext|_)\(\s*{LITERAL}")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")

# What an error never says (ux.md W45). Two headings of the design system are the exception.
FORBIDDEN = re.compile(r"ungültig|Pflichtfeld|Feld ist erforderlich|Fehler aufgetreten|\bBitte\b", re.IGNORECASE)
ALLOWED = {"Bitte prüfen Sie Ihre Angaben", "Bitte wählen"}


@cache
def catalogue(room: str) -> polib.POFile:
    file = BASE / "townhall" / room / "locale" / "de" / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(file)) if file.exists() else polib.POFile()


def german(room: str) -> set[str]:
    return {entry.msgid for entry in catalogue(room)}


def messages_in_code(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FUNCTIONS and node.args:
            place = 1 if getattr(node.func, "id", "").startswith("pgettext") else 0
            text = node.args[place]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found.add(text.value)
    return found


def messages_in_template(file: Path) -> set[str]:
    calls = CALL.findall(templatize(file.read_text()))
    return {ast.literal_eval(text.removeprefix("u")).replace("%%", "%") for _, text in calls}


@pytest.mark.parametrize("room", ROOMS)
class TestARoom:
    def test_has_german_for_everything_its_code_says(self, room):
        said = set().union(*(messages_in_code(file) for file in (BASE / "townhall" / room).rglob("*.py")))

        assert sorted(said - german(room)) == []

    def test_has_german_for_everything_its_pages_say(self, room):
        pages = [*(BASE / "templates" / room).rglob("*.html"), *(BASE / "templates" / room).rglob("*.txt")]
        said = set().union(*(messages_in_template(file) for file in pages))

        assert sorted(said - german(room)) == []

    def test_leaves_nothing_untranslated(self, room):
        assert [entry.msgid for entry in catalogue(room) if not entry.translated() or entry.obsolete] == []

    def test_invents_no_placeholder(self, room):
        given = [(entry, set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))) for entry in catalogue(room)]
        used = [
            (entry.msgid, set(PLACEHOLDER.findall(entry.msgstr + "".join(entry.msgstr_plural.values())))) for entry, _ in given
        ]

        assert [text for (text, used_here), (_, given_here) in zip(used, given, strict=True) if used_here - given_here] == []

    def test_puts_no_sign_into_words_to_mean_everybody(self, room):
        texts = [text for entry in catalogue(room) for text in (entry.msgstr, *entry.msgstr_plural.values())]

        assert [text for text in texts if re.search(r"\w[:*_/]in(nen)?\b", text)] == []

    def test_says_what_to_do(self, room):
        texts = [text for entry in catalogue(room) for text in (entry.msgstr, *entry.msgstr_plural.values())]

        assert [text for text in texts if FORBIDDEN.search(text) and text not in ALLOWED] == []


def test_shared_pages_are_german_in_some_room():
    known = set().union(*(german(room) for room in ROOMS))
    shared = [file for file in (BASE / "templates").rglob("*.html") if file.relative_to(BASE / "templates").parts[0] not in ROOMS]

    missing = {text: str(file.relative_to(BASE)) for file in shared for text in messages_in_template(file) - known}

    assert missing == {}


def test_the_same_words_have_the_same_german_everywhere():
    said = defaultdict(set)
    for room in ROOMS:
        for entry in catalogue(room):
            said[entry.msgid, entry.msgctxt].add(entry.msgstr)

    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_nothing_is_translated_before_anybody_asks_for_it():
    """What stands outside a function speaks the language of who came first, for ever, unless it is lazy."""
    files = sorted(BASE.glob("townhall/**/*.py"))
    early = [f"{file.name}:{call.lineno}" for file in files for call in early_calls(ast.parse(file.read_text()))]
    assert early == []


def early_calls(module: ast.Module) -> Iterator[ast.Call]:
    imported = [name for node in module.body if isinstance(node, ast.ImportFrom) for name in node.names]
    eager = {name.asname or name.name for name in imported if name.name in ("gettext", "ngettext")}
    waiting: list[ast.AST] = [module]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in eager:
            yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)
