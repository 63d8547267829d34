"""Somebody in front of the town hall. Every page they reach is checked for accessibility and for windows of 320 pixels."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Locator, Page, expect

NARROW = {"width": 320, "height": 640}
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HAS_FOCUS = "element => element === document.activeElement"


class Visitor:
    """Walks by labels and names, as people do.

    alice = Visitor(page, check_accessibility)
    alice.opens("/"); alice.follows("Hund anmelden"); alice.chooses("Worum geht es?", "Frage"); alice.presses("Weiter")
    """

    def __init__(self, page: Page, check: Callable[[Page], None] | None):
        self.page, self.check = page, check

    def looks(self) -> None:
        """Check the page at which this person has arrived; a window without JavaScript cannot be examined from inside."""
        if self.check is None:
            return
        self.check(self.page)
        size = self.page.viewport_size
        self.page.set_viewport_size(NARROW)
        assert self.page.evaluate(TOO_WIDE) <= 0, f"{self.page.url} is wider than 320 pixels"
        self.page.set_viewport_size(size)

    def opens(self, path: str) -> None:
        self.page.goto(path)
        self.looks()

    def presses(self, name: str, *, within: Locator | None = None) -> None:
        self.goes_on(self.button(name, within=within))

    def button(self, name: str, *, within: Locator | None = None) -> Locator:
        """Find the first button whose name begins with these whole words."""
        return (within or self.main).get_by_role("button", name=re.compile(rf"^{re.escape(name)}(?!\w)")).first

    def follows(self, name: str | re.Pattern, *, within: Locator | None = None) -> None:
        self.goes_on((within or self.main).get_by_role("link", name=name).first)

    def goes_on(self, control: Locator) -> None:
        with self.page.expect_navigation():
            control.click()
        self.looks()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def group(self, label: str) -> Locator:
        return self.main.get_by_role("group", name=label)

    def types(self, label: str, text: str) -> None:
        self.main.get_by_role("textbox", name=label).fill(text)

    def dates(self, label: str, day: date) -> None:
        for part, number in (("Tag", day.day), ("Monat", day.month), ("Jahr", day.year)):
            self.group(label).get_by_label(part, exact=True).fill(str(number))

    def chooses(self, question: str, answer: str) -> None:
        self.main.get_by_role("radiogroup", name=question).get_by_label(answer).check()

    def ticks(self, label: str) -> None:
        self.main.get_by_role("checkbox", name=label).check()

    def tabs_to(self, control: Locator) -> None:
        """Reach a control with the Tab key alone."""
        for _ in range(150):
            if control.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {control}")

    def keys(self, control: Locator, *keys: str) -> None:
        """Reach a control with the keyboard alone and press these keys there."""
        self.tabs_to(control)
        for key in keys:
            self.page.keyboard.press(key if key != " " else "Space")

    def goes_on_by_key(self, control: Locator) -> None:
        self.tabs_to(control)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.looks()

    def reads(self, *sentences: str | re.Pattern) -> None:
        """Find each of these on the page."""
        for sentence in sentences:
            expect(self.main).to_contain_text(sentence)

    def waits_for(self, text: str) -> None:
        """Load the page again until it says this: the town hall works behind it."""
        for _ in range(60):
            if self.main.get_by_text(text).count():
                self.looks()
                return
            self.page.wait_for_timeout(250)
            self.page.reload()
        raise AssertionError(f"{self.page.url} never says: {text}\n{self.main.inner_text()}")

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()
