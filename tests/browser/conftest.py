"""A real Chromium in front of a whole town hall. Every page a test reaches can be checked for accessibility."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

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
def check_accessibility() -> Callable[[Page], None]:
    """Fail with a readable list if axe finds anything on this page."""
    axe = AXE.read_text()

    def examine(page: Page) -> list[str]:
        page.evaluate(axe)  # the protocol evaluates it, so the page's own policy stays as it is
        found: list[str] = page.evaluate(EXAMINE, RULES)
        return found

    def check(page: Page) -> None:
        page.wait_for_load_state()
        try:
            found = examine(page)
        except Error as gone:  # the page gave way to the next one while it was examined: look at that one
            if "Execution context was destroyed" not in gone.message:
                raise
            page.wait_for_load_state()
            found = examine(page)
        assert not found, page.url + "\n" + "\n".join(found)

    return check


@pytest.fixture
def visitor(new_page, check_accessibility) -> Callable[..., Visitor]:
    """Let somebody come in with a window of their own: `alice = visitor()`."""

    def comes_in(**options) -> Visitor:
        return Visitor(new_page(**options), check_accessibility if options.get("java_script_enabled", True) else None)

    return comes_in
