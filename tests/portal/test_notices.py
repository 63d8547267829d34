"""A notice is read by opening its letter, wherever somebody finds it: the first opening has legal effect."""

import re

import pytest

from tests.certificates.conftest import *  # noqa: F403 - a case with its decision
from tests.certificates.conftest import run
from townhall.applications.models import Application
from townhall.cases.models import Case, OperativePart, State
from townhall.certificates.issuing import issue
from townhall.certificates.models import Certificate
from townhall.journal.models import Event
from townhall.notifications import letters
from townhall.notifications.models import Announcement, Letter
from townhall.portal.affairs.decision_card import remedies


@pytest.fixture
def notice(decided, now) -> Certificate:
    """Return a notice that was issued and provided."""
    Case.objects.update(state=State.DECIDED, decided_at=now)
    run(issue, decided)
    letters.announce_decision(Event.objects.get(kind="certificate.issued"))
    return Certificate.objects.get(kind="notice")


@pytest.fixture
def browser(client, notice, alice):
    client.force_login(alice)
    return client


def openings(notice) -> list:
    return list(Announcement.objects.filter(part__decision=notice.decision).values_list("first_opened_at", flat=True))


class TestAnUnopenedNotice:
    @pytest.mark.parametrize("page", ["/konto/vorgaenge/{number}/", "/konto/dokumente/", "/dateien/{document}/"])
    def test_is_opened_by_a_button_everywhere(self, browser, notice, page):
        address = page.format(number=notice.case.number, document=notice.document_id)
        shown = browser.get(address).content.decode()

        assert f'<form method="post" novalidate action="/dateien/{notice.document_id}/">' in shown
        assert f'class="kern-link" href="/dateien/{notice.document_id}/"' not in shown
        assert set(openings(notice)) == {None}

    def test_tells_nothing_of_the_decision(self, browser, notice):
        shown = browser.get(f"/konto/vorgaenge/{notice.case.number}/").content.decode()

        assert "Euro" not in re.sub(r"<[^>]+>", "", shown)
        assert "Widerspruch" not in shown

    def test_is_given_out_after_its_letter_was_opened(self, browser, notice):
        address = f"/dateien/{notice.document_id}/"
        letter = Letter.objects.get(kind="decision")

        assert browser.get(address).status_code == 409
        assert browser.post(address).url == f"/konto/postfach/{letter.pk}/"
        assert None not in openings(notice)
        assert Event.objects.filter(kind="letter.opened").count() == 1
        assert address in browser.get(f"/konto/postfach/{letter.pk}/").content.decode()
        assert b"".join(browser.get(address).streaming_content).startswith(b"%PDF")

    def test_is_on_record_once(self, browser, notice):
        browser.post(f"/dateien/{notice.document_id}/")
        first = openings(notice)
        browser.post(f"/dateien/{notice.document_id}/")

        assert openings(notice) == first

    def test_does_not_exist_for_others(self, client, notice, charlie):
        client.force_login(charlie)

        assert client.get(f"/dateien/{notice.document_id}/").status_code == 404
        assert client.post(f"/dateien/{notice.document_id}/").status_code == 404

    def test_is_not_opened_by_a_code_for_somebody_elses_inbox(self, client, notice):
        self.follow(client, notice)
        client.post(f"/dateien/{notice.document_id}/")

        assert client.get(f"/dateien/{notice.document_id}/").status_code == 409
        assert set(openings(notice)) == {None}

    def test_of_a_case_without_account_is_opened_by_its_code(self, client, notice):
        Application.objects.update(account=None)
        Letter.objects.update(account=None)
        self.follow(client, notice)
        response = client.post(f"/dateien/{notice.document_id}/")

        assert response.url == f"/konto/vorgaenge/{notice.case.number}/"
        assert f'href="/dateien/{notice.document_id}/"' in client.get(response.url).content.decode()
        assert None not in openings(notice)

    def follow(self, client, notice) -> None:
        session = client.session
        session["cases"] = [notice.case.number]
        session.save()


class TestRemediesOnTheCasePage:
    def test_name_the_parts_they_are_for(self):
        levy, permit = ({"de": text} for text in ("Widerspruch", "Klage"))
        parts = [OperativePart(number=number, remedy_text=text) for number, text in ((1, permit), (2, levy), (3, permit))]

        assert [(numbers, part.number) for numbers, part in remedies(parts)] == [("1, 3", 1), ("2", 2)]

    def test_name_no_part_if_one_is_for_all(self):
        parts = [OperativePart(number=number, remedy_text={"de": "Klage"}) for number in (1, 2)]

        assert [numbers for numbers, _part in remedies(parts)] == [""]
