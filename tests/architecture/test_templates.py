"""What every template must and must not contain. The list after a failure names file and line."""

import re
from functools import cache
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[2]
SHEET = BASE / "build" / "npm" / "kern" / "kern.min.css"
FOLDERS = ["templates", "services/*/templates", "townhall/*/templates"]
HOOKS = {"kern-table__head"}  # in KERN's own markup, though no rule of its style sheet uses it

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
OPENING = re.compile(r"<form\b[^>]*>")
KERN_CLASS = re.compile(r"(?<![\w-])kern-[a-z][\w-]*(?![\w-]*\{[{%])")


def templates(*, letters: bool = True) -> list[Path]:
    found = sorted(file for folder in FOLDERS for file in BASE.glob(f"{folder}/**/*.html"))
    return [file for file in found if letters or not is_letter(file)]


def is_letter(file: Path) -> bool:
    """Letters and mails are pages of their own: a PDF or a mail program has no other place for its style."""
    return bool({"letters", "mail", "mails", "certificates", "notifications"} & set(file.relative_to(BASE).parts))


def places(pattern: str, *, flags: int = 0, letters: bool = False) -> list[str]:
    search = re.compile(pattern, flags)
    found = []
    for file in templates(letters=letters):
        text = file.read_text()
        found += [f"{where(file, text, match.start())}: {match.group(0)[:80]}" for match in search.finditer(text)]
    return found


def where(file: Path, text: str, position: int) -> str:
    return f"{file.relative_to(BASE)}:{text.count(chr(10), 0, position) + 1}"


class TestPages:
    def test_hold_no_script_of_their_own(self):
        assert places(r"<script(?![^>]*\bsrc=)[^>]*>", flags=re.IGNORECASE) == []

    def test_hold_no_style_of_their_own(self):
        assert places(r"<style\b|(?<![\w-])style=", flags=re.IGNORECASE) == []

    def test_hold_no_handlers(self):
        assert places(r"(?<![\w-])(?:on[a-z]+|hx-on[:\w-]*)=[\"']|javascript:", flags=re.IGNORECASE) == []

    def test_never_trust_text(self):
        assert places(r"\|\s*safe\b|\{%\s*autoescape\s+off", letters=False) == []

    def test_load_nothing_from_elsewhere(self):
        assert places(r"(?:src|srcset|poster)=[\"'](?:https?:)?//", flags=re.IGNORECASE) == []

    def test_use_only_classes_that_exist(self):
        known = kern_classes()
        unknown = []
        for file in templates(letters=False):
            text = re.sub(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}", "", file.read_text(), flags=re.DOTALL)
            for value in re.findall(r"class=\"([^\"]*)\"", text):
                names = KERN_CLASS.findall(re.sub(r"kern-[\w-]*\{[{%].*?[%}]\}[\w-]*", "", value))
                unknown += [f"{file.relative_to(BASE)}: {name}" for name in names if name not in known | HOOKS]
        assert unknown == []


class TestForms:
    def test_leave_checking_to_the_server(self):
        """The browser's own messages are neither in our words nor in the page's language."""
        assert [place for place, opening, _ in forms() if "novalidate" not in opening and "dialog" not in opening] == []

    def test_are_protected_against_forgery(self):
        assert [place for place, opening, form in forms() if is_post(opening) and "{% csrf_token %}" not in form] == []


def forms() -> list[tuple[str, str, str]]:
    found = []
    for file in templates(letters=False):
        text = file.read_text()
        for match in FORM.finditer(text):
            opening = OPENING.match(match.group(0))
            assert opening, f"{where(file, text, match.start())}: a form's first tag is not readable"
            found.append((where(file, text, match.start()), opening.group(0), match.group(0)))
    return found


def is_post(opening: str) -> bool:
    return re.search(r"method=[\"']post", opening, re.IGNORECASE) is not None


@cache
def kern_classes() -> set[str]:
    if not SHEET.exists():
        pytest.skip("the style sheet is not there: make setup")
    return set(re.findall(r"\.(kern-[\w-]+)", SHEET.read_text()))
