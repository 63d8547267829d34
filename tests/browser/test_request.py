"""A request without account, with and without JavaScript, followed by reference and code until the answer is there."""

import re

import pytest

from tests.browser.walking import Visitor


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def emil(visitor, request) -> Visitor:
    return visitor(java_script_enabled=request.param)


@pytest.fixture
def dora(visitor, try_it_as) -> Visitor:
    dora = visitor()
    try_it_as(dora.page, "dora")
    return dora


class TestARequestWithoutAccount:
    def test_is_answered_and_read_with_its_code(self, emil, dora, visitor):
        number, reference, code = writes_to_the_city(emil)
        answers(dora, number)
        elsewhere = visitor()

        finds_the_answer(elsewhere, reference.lower(), code.lower())

    def test_is_seen_by_nobody_without_the_code(self, emil, visitor):
        number, reference, _code = writes_to_the_city(emil)
        stranger = visitor()

        stranger.page.goto(f"/konto/vorgaenge/{number}/")
        assert number not in stranger.main.inner_text()
        follows_up(stranger, reference, "AAAA-AAAA-AAAA")
        assert number not in stranger.main.inner_text()


def writes_to_the_city(emil: Visitor) -> tuple[str, str, str]:
    """Return case number, reference and code, as the confirmation shows them."""
    emil.opens("/antrag/anliegen/")
    emil.chooses("Worum geht es?", "Idee oder Anregung")
    emil.types("Was möchten Sie uns sagen?", "Auf dem Spielplatz fehlt eine Bank im Schatten.")
    emil.presses("Weiter")
    emil.types("Vorname", "Emil")
    emil.types("Familienname", "Erfunden")
    emil.presses("Weiter")
    if emil.main.get_by_label("Digital").count():
        emil.main.get_by_label("Digital").first.check()
    emil.presses("Anliegen absenden")
    number = emil.main.locator(".rb-panel strong").inner_text()
    reference, code = emil.main.locator(".kern-alert dd").all_inner_texts()
    emil.page.reload()
    assert code not in emil.main.inner_text()
    return number, reference, code


def answers(dora: Visitor, number: str) -> None:
    dora.opens("/amt/listen/unverteilt/")
    dora.follows(number)
    dora.presses("Vorgang übernehmen")
    dora.follows("Entscheiden")
    dora.main.get_by_role("radio", name="Antworten").check()
    dora.main.locator("textarea").first.fill("Danke. Die Bank wird im Frühjahr aufgestellt.")
    dora.goes_on(dora.main.get_by_role("button", name=re.compile("ansehen")).first)
    dora.reads("Guten Tag Emil Erfunden")
    dora.goes_on(dora.main.get_by_role("button", name=re.compile("^Entscheiden")).first)


def finds_the_answer(elsewhere: Visitor, reference: str, code: str) -> None:
    follows_up(elsewhere, reference, code)
    elsewhere.waits_for("Antwort auf Ihr Anliegen")
    elsewhere.presses("Öffnen")
    assert elsewhere.main.get_by_role("link", name="PDF").count()


def follows_up(person: Visitor, reference: str, code: str) -> None:
    person.opens("/verfolgen/")
    person.types("Kennung", reference)
    person.types("Code", code)
    person.presses("Öffnen")
