"""With scripts, questions come and go while somebody answers; without, all stand on the page with their condition."""

import pytest
from playwright.sync_api import expect

from tests.browser.dog_owner import says_who_she_is
from tests.browser.walking import Visitor


@pytest.fixture
def at_other_keepers(visitor, try_it_as):
    """Return a verb that brings Alice to the page about people who keep the dog with her."""

    def arrives(**options) -> Visitor:
        alice = visitor(**options)
        try_it_as(alice.page, "alice")
        alice.opens("/antrag/hundesteuer-anmeldung/?neu")
        says_who_she_is(alice)
        return alice

    return arrives


class TestAQuestionWithACondition:
    def test_comes_and_goes_with_the_answer_it_depends_on(self, at_other_keepers):
        alice = at_other_keepers()
        name = alice.main.get_by_role("textbox", name="Vorname")
        expect(name).to_be_hidden()

        alice.chooses("Halten Sie den Hund gemeinsam mit anderen?", "Ja")
        expect(name).to_be_visible()
        alice.looks()

        name.fill("Erik")
        alice.chooses("Halten Sie den Hund gemeinsam mit anderen?", "Nein")
        expect(name).to_be_hidden()
        alice.chooses("Halten Sie den Hund gemeinsam mit anderen?", "Ja")
        expect(name).to_have_value("Erik")

    def test_stands_on_the_page_without_scripts(self, at_other_keepers):
        alice = at_other_keepers(java_script_enabled=False)

        assert alice.main.get_by_role("textbox", name="Vorname").is_visible()
        alice.reads("Das brauchen wir nur in diesem Fall")
