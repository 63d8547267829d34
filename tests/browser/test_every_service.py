"""An application to every service there is, in a browser without scripts; axe looks at every page on the way."""

import json
import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Locator, Page

from tests.browser.walking import Visitor
from tests.contract.found import HERE, SAMPLES, sample
from tests.contract.pages import TypedPage, pages
from tests.documents.files import pdf
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import Definition

DOTTED = re.compile(r"[\s–]+|\.")


@pytest.fixture
def alice(visitor, try_it_as) -> Visitor:
    """Return Alice with a browser that loads no script; axe is run from outside."""
    alice = visitor()
    network = alice.page.context.new_cdp_session(alice.page)  # a route of Playwright's would turn the cache off as well
    network.send("Network.enable")
    network.send("Network.setBlockedURLs", {"urls": ["*.js"]})
    try_it_as(alice.page, "alice")
    return alice


# One sample of each service always; the others take minutes and are left to `make test-all`.
WALKS = [pytest.param(slug, name, marks=[] if name == "ORDINARY" else [pytest.mark.slow]) for slug, name in SAMPLES]


@pytest.mark.parametrize(("slug", "name"), WALKS)
class TestAnApplication:
    def test_is_filled_in_checked_and_sent(self, slug, name, alice):
        definition = HERE[slug].definition
        answers = Answers(definition, sample(slug, name), today=localdate())
        alice.opens(f"/antrag/{slug}/?neu")
        for page in pages(answers):
            fill_in(alice, page)
            alice.presses("Weiter")
            assert "fehler" not in alice.page.url, alice.main.inner_text()
        send(alice, definition)

        assert re.search(r"BO-\d{4}-\d{7}-\d", alice.main.inner_text())


def fill_in(alice: Visitor, page: TypedPage) -> None:
    for name, wanted in page.entries.items():
        while entries(alice.page, page.step, name) < wanted:
            alice.page.locator(f'button[name="add"][value="{name}"]').click()
    for name, values in page.texts.items():
        answer(alice.page, name, values)
    for name in page.uploads:
        alice.page.locator(f'input[type="file"][name="{name}"]').set_input_files(
            {"name": "nachweis.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        )


def entries(page: Page, step: str, name: str) -> int:
    return int(page.locator(f'input[name="{step}-{name}__count"]').get_attribute("value") or 0)


def answer(page: Page, name: str, values: list[str]) -> None:
    """Give an answer with whatever controls the page offers for it."""
    controls = page.locator(f'[name="{name}"]:not([type="hidden"])')
    words = page.locator(f'[name="{name}_text"]')
    if words.count():  # a place: its words are enough
        words.fill(json.loads(values[0])["text"] if values[0].startswith("{") else values[0])
        return
    if not controls.count():
        parts = page.locator(f'[name^="{name}_"]')
        for part, text in zip(parts.all(), [one for one in DOTTED.split(values[0]) if one], strict=False):
            part.fill(text)
        return
    kind = controls.first.evaluate("element => element.tagName === 'SELECT' ? 'select' : element.type")
    if kind in ("radio", "checkbox"):
        for value in values:
            tick(controls, value)
    elif kind == "select":
        controls.first.select_option(values[0])
    else:
        controls.first.fill(values[0])


def tick(controls: Locator, value: str) -> None:
    [box] = [control for control in controls.all() if control.get_attribute("value") == value]
    box.check()


def send(alice: Visitor, definition: Definition) -> None:
    """Send from the check page, after proving who one is where the service asks for it."""
    proof = alice.main.get_by_role("link", name="Identität online nachweisen")
    if proof.count():
        alice.goes_on(proof)
        alice.main.get_by_role("radio").last.check()
        alice.presses("Identität nachweisen")
    alice.main.get_by_label("Digital").first.check()
    alice.presses(definition.submit_label.in_("de"))
