"""A real Chromium in front of a whole town hall. Every page a test reaches can be checked for accessibility."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.browser.crawling import name_of
from tests.browser.walking import Visitor
from tests.servers import chromium_program
from tests.town_hall import TownHall

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong leaves the browser: everything that passes would be thousands of objects for each page.
EXAMINE = """async (rules) => {
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 200)}`));
}"""
BUILT = """() => [
    innerWidth, ...["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((each) => matchMedia(each).matches),
    [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) => each.tagName)
        .filter((each, place, all) => each !== all[place - 1]),
    ...new Set([...document.querySelectorAll("html, body *")].map((each) => [
        each.parentElement?.tagName, each.tagName, each.type, each.getAttribute("class"), each.getAttribute("role"),
        each.textContent.trim() ? "with text" : "", each.labels?.length ? "with a label" : "",
        ...each.getAttributeNames().map((name) => name + (each.getAttribute(name).trim() ? "" : " empty")),
    ].join(" "))),
].join("\\n")"""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def hall(needed) -> Iterator[TownHall]:
    needed("PostgreSQL", "Redis", "Chromium")
    with TownHall() as hall:
        yield hall


@pytest.fixture(scope="session")
def chromium(hall) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, hall) -> Iterator[Callable[..., Page]]:
    """Open a window of its own for each person: `alice = new_page()`; options are those of a Playwright context."""
    contexts = []

    def open_page(**options) -> Page:
        context = chromium.new_context(**{"base_url": hall.url, "locale": "de-DE", **options})
        contexts.append(context)
        context.set_default_timeout(15_000)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page) -> Page:
    return new_page()


@pytest.fixture
def try_it_as() -> Callable[[Page, str], None]:
    """Sign in as somebody of the demonstration, with the button on its page."""

    def sign_in(page: Page, key: str) -> None:
        page.goto("/demo/")
        page.locator(f"form[action$='/als/{key}/'] button").click()

    return sign_in


@pytest.fixture(scope="session")
def what_axe_finds() -> Callable[[Page], list[str]]:
    """Return a verb that lets axe examine a page and says what it finds, in readable lines."""
    axe = AXE.read_text()

    def look(page: Page) -> list[str]:
        page.evaluate(axe)  # the protocol evaluates it, so the page's own policy stays as it is
        found: list[str] = page.evaluate(EXAMINE, RULES)
        return found

    return partial(once_it_stays, look)


@pytest.fixture(scope="session")
def check_accessibility(what_axe_finds) -> Callable[[Page], None]:
    """Fail with a readable list if axe finds anything on this page; of pages that are built alike it examines one.

    Alike are pages of one address, in windows of one width and colour, with the same levels of headings in the same order and
    made of the same sorts of elements: tag, what it stands in, class, role, type, whether it has text and a label, and which
    attributes it has, empty or not. What the words are differs, and axe does not read.
    """
    examined: set[tuple[str, str]] = set()

    def check(page: Page) -> None:
        built = once_it_stays(lambda shown: shown.evaluate(BUILT), page)
        kind = (name_of(urlsplit(page.url).path) or page.url, built)
        if kind not in examined:
            found = what_axe_finds(page)
            assert not found, page.url + "\n" + "\n".join(found)
            examined.add(kind)

    return check


def once_it_stays(look: Callable[[Page], Any], page: Page) -> Any:
    """Look at a page, or at the next one if it gives way to that meanwhile."""
    page.wait_for_load_state()
    try:
        return look(page)
    except Error as gone:
        if "Execution context was destroyed" not in gone.message:
            raise
        page.wait_for_load_state()
        return look(page)


@pytest.fixture
def visitor(new_page, check_accessibility) -> Callable[..., Visitor]:
    """Let somebody come in with a window of their own: `alice = visitor()`."""

    def comes_in(**options) -> Visitor:
        return Visitor(new_page(**options), check_accessibility if options.get("java_script_enabled", True) else None)

    return comes_in
