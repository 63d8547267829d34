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
RULE = re.compile(r"\.((?:rb|letter)-[\w-]+)")
MADE_OF_DATA = re.compile(r"((?:rb|letter)-(?:[\w-]*-)?)\{\{")  # rb-panel--{{ state }}
FOR_OTHERS = {"account", "allauth", "django", "mfa", "usersessions"}  # what libraries look for by name


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

    def test_carry_only_classes_of_ours_that_a_style_sheet_or_a_script_knows(self):
        known = set(RULE.findall(style_sheets())) | set(re.findall(r"rb-[\w-]+", scripts()))
        unknown = []
        for file in templates(letters=False):
            for value in re.findall(r"class=\"([^\"]*)\"", file.read_text()):
                names = re.findall(r"(?<![\w-])rb-[\w-]*[\w](?![\w-]*\{\{)", value)
                unknown += [f"{file.relative_to(BASE)}: {name}" for name in names if name not in known]
        assert unknown == []

    def test_fill_only_blocks_that_their_parents_have(self):
        texts = {name(file): file.read_text() for file in templates()}
        lost = []
        for child, text in texts.items():
            offered = blocks_above(texts, text)
            lost += [f"{child}: {block}" for block in outer_blocks(text) if offered is not None and block not in offered]
        assert lost == []

    def test_are_all_shown_by_somebody(self):
        shown = "\n".join(file.read_text() for file in [*templates(), *python()])
        ours = [name(file) for file in templates() if name(file).partition("/")[0] not in FOR_OTHERS]
        made = set(re.findall(r"f\"([\w/]+/)\{", shown))  # f"forms/{shape}.html"

        assert [
            each for each in ours if f'"{each}"' not in shown and each.rpartition("/")[0] + "/" not in made and "/" in each
        ] == []


class TestStyleSheets:
    def test_have_no_rule_that_no_page_and_no_letter_needs(self):
        written = "\n".join([*(file.read_text() for file in [*templates(), *python()]), scripts()])
        made = tuple(MADE_OF_DATA.findall(written))

        assert [
            each for each in sorted(set(RULE.findall(style_sheets()))) if each not in written and not each.startswith(made)
        ] == []


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


def name(file: Path) -> str:
    return file.as_posix().rpartition("/templates/")[2]


def python() -> list[Path]:
    return [file for folder in ("townhall", "services") for file in (BASE / folder).rglob("*.py")]


def scripts() -> str:
    return "\n".join(file.read_text() for file in (BASE / "static" / "js").glob("*.js"))


def style_sheets() -> str:
    """Return our own rules, without what is said about them."""
    text = "\n".join(file.read_text() for file in (BASE / "static").rglob("*.css"))
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def blocks_above(texts: dict[str, str], text: str) -> set[str] | None:
    """Return the blocks of all templates a template extends; None if one of them is not ours, or it extends none."""
    found = re.search(r"\{% extends \"([^\"]+)\"", text)
    if not found or found[1] not in texts:
        return None
    parent = texts[found[1]]
    own = set(re.findall(r"\{% block (\w+)", parent))
    above = blocks_above(texts, parent) if "{% extends" in parent else set()
    return None if above is None else own | above


def outer_blocks(text: str) -> list[str]:
    """Return the blocks that stand in no other block of the same template."""
    found, depth = [], 0
    for block in re.finditer(r"\{% (?:block (\w+)|endblock )", text):
        if block[1] and not depth:
            found.append(block[1])
        depth += 1 if block[1] else -1
    return found
