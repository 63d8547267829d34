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


@pytest.fixture
def check_accessibility() -> Callable[[Page], None]:
    """Fail with a readable list if axe finds anything on this page."""

    def examine(page: Page) -> list[dict]:
        page.evaluate(AXE.read_text())  # the protocol evaluates it, so the page's own policy stays as it is
        found: list[dict] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
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
        lines = [f"{rule['id']}: {node['target']} {node['html'][:200]}" for rule in found for node in rule["nodes"]]
        assert not lines, page.url + "\n" + "\n".join(lines)

    return check


@pytest.fixture
def visitor(new_page, check_accessibility) -> Callable[..., Visitor]:
    """Let somebody come in with a window of their own: `alice = visitor()`."""

    def comes_in(**options) -> Visitor:
        return Visitor(new_page(**options), check_accessibility if options.get("java_script_enabled", True) else None)

    return comes_in
