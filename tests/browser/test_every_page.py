"""Every page that anybody can reach, found by following links, in every state the demonstration has: in German and English."""

import csv
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import looking
from tests.browser.crawling import Found, address_of, crawl, examples
from tests.browser.leftovers import leftovers
from tests.browser.mistakes import forms_of, sent_empty
from tests.town_hall import TownHall

TABLE = Path(__file__).resolve().parents[1] / "permissions" / "permissions.csv"
PICTURES = os.environ.get("PICTURES")  # a folder for pictures of all pages
CLERKS = ["erik", "bob", "dora"]
STAFF = [*CLERKS, "frieda", "carla", "greta", "hans", "rita"]
STARTS = ["/", "/suche/?q=hunt+anmelden", "/suche/?q=xyzzy", "/pruefen/unbekannt/", "/konto/abschied/"]  # where forms lead, too
OFFICE = ["/amt/suche/?q=Sommerkamp", "/amt/suche/?q=xyzzy", "/amt/kennzeichen/?q=BO-X+123"]

MAIL = ("demo:mails", "demo:mail")  # written in the language of who gets it
# Addresses with pages that no link leads to from anybody's start page, each with the reason.
NO_LINK = {
    "alive": "for machines",
    "ready": "for machines",
    "portal:streets": "a part of a page, which fetches it",
    "portal:suggestions": "a part of a page, which fetches it",
    "backoffice:presence": "a part of a page, which fetches it",
    "backoffice:page": "a picture, which the case file shows",
    "backoffice:printout": "a file, once somebody has ordered it",
    "backoffice:archive_package": "a file, once a case is offered to the archive, years after it was closed",
    "backoffice:statement": "only for an office that is asked; test_counter.py looks at it",
    "backoffice:statement_document": "a file, of a statement",
    "backoffice:standing": "only while a decision is looked at again; test_mending.py looks at it",
    "backoffice:version": "only for a case of an older version; test_versions.py looks at it",
    "demo:payment": "reached by a button; test_parking.py looks at it",
    "portal:paid": "reached from the payment service; test_parking.py looks at it",
    "portal:later": "reached from a form that is being filled in; test_saving.py looks at it",
    "portal:step": "reached from a form that is being filled in; test_every_service.py looks at all of them",
    "portal:statement_document": "a file, of a statement",
}


@pytest.fixture(scope="module")
def lived_in(hall, request) -> TownHall:
    """Let the town hall have a past: for the complete walk each story, and all that the machine has left to do."""
    is_complete = any(item.get_closest_marker("slow") for item in request.session.items if item.path == request.path)
    hall.manage("demo", "--prepare", "--past", "88" if is_complete else "36")
    if is_complete:
        hall.python("-m", "tests.browser.catching_up")
    return hall


@pytest.fixture
def comes_in(new_page, lived_in, try_it_as) -> Callable[..., Page]:
    """Let somebody come in: one of the demonstration by key, somebody invented with a session, '' for nobody."""

    def come(who: str, session: str = "") -> Page:
        page = new_page(viewport=looking.WIDE)
        if session:
            page.context.add_cookies([{"name": "session", "value": session, "url": lived_in.url}])
        elif who:
            try_it_as(page, who)
        return page

    return come


@pytest.fixture
def staff(comes_in) -> dict[str, Page]:
    """Return a window for one of each role."""
    return {who: comes_in(who) for who in ("erik", "frieda", "greta", "rita")}


@pytest.fixture
def everybody(comes_in, lived_in) -> dict[str, Page]:
    """Return a window for each: nobody, a citizen without cases, the staff, and people with cases in all states."""
    people = {who: comes_in(who) for who in ("", "alice", *STAFF)}
    for line in lived_in.python("-m", "tests.browser.keys").stdout.splitlines():
        who, key = line.split()
        if who == "-":
            people[""].goto(key)
        else:
            people[who] = comes_in(who, key)
    return people


@pytest.fixture
def wrong_with(what_axe_finds) -> Callable[..., Iterator[str]]:
    """Open a page in a language and name all that is wrong with it."""

    def look(window: Page, page: Found, language: str = "de") -> Iterator[str]:
        path = page.path if language == "de" else f"/en{page.path}"
        window.goto(path)
        wrong = list(looking.problems(window, language=language, examine=what_axe_finds))
        if language == "en" and page.name not in MAIL:
            wrong += leftovers(window.content())
        if PICTURES and language == "de":
            take_pictures(window, f"{page.name}-{page.who.partition('@')[0]}-{path}")
        yield from (f"{path} as {page.who or 'nobody'} {each}" for each in wrong)

    return look


def take_pictures(window: Page, name: str) -> None:
    for size in (looking.WIDE, looking.NARROW):
        window.set_viewport_size(size)
        file = f"{re.sub('[^a-z0-9]+', '-', name)[:100]}-{size['width']}.png"
        window.screenshot(path=Path(PICTURES) / file, full_page=True)
    window.set_viewport_size(looking.WIDE)


def found_by(everybody: dict[str, Page], *, most: int) -> tuple[list[Found], dict[str, int]]:
    """Let everybody follow all links; return the pages, and each address that answered with its status."""
    seen: dict[str, int] = {}
    found: list[Found] = []
    for who, window in everybody.items():
        home = (window.url.startswith("http") and address_of(window.url, "/")) or "/konto/"
        starts = [*STARTS, home, *(OFFICE if who in STAFF else [])]
        found += crawl(window.context.request, who, starts, most=most, seen=seen)
    return found, seen


def to_be_seen() -> set[str]:
    """Return every address of our own that shows a page to somebody, by the table of permissions."""
    with TABLE.open() as file:
        rows = [row for row in csv.DictReader(file) if row["method"] == "GET" and "200" in row.values()]
    return {row["address"] for row in rows if not row["address"].endswith("*")}


class TestEveryAddressOfTheOffice:
    def test_is_accessible_and_fits(self, staff, wrong_with):
        """The short form of the complete walk: of each address the first page somebody comes to, in German."""
        found, _seen = found_by(staff, most=1)
        first = {page.name: page for page in reversed(found) if page.name.startswith("backoffice:")}

        wrong = [line for page in first.values() for line in wrong_with(staff[page.who], page)]

        assert not wrong, "\n".join(wrong)
        assert len(first) > 40


@pytest.mark.slow
@pytest.mark.yardstick("O39")
class TestEveryPage:
    def test_is_accessible_fits_and_speaks_one_language(self, everybody, wrong_with):
        found, seen = found_by(everybody, most=12)

        chosen = examples(found)
        wrong = [line for page in chosen for language in ("de", "en") for line in wrong_with(everybody[page.who], page, language)]

        assert not wrong, "\n".join(wrong)
        assert to_be_seen() - set(seen) == set(NO_LINK)

    def test_is_what_comes_back_when_a_form_of_the_office_is_sent_empty(self, everybody, what_axe_finds):
        found, _seen = found_by({who: everybody[who] for who in STAFF}, most=12)
        sent = list(forms_of(found))

        wrong = [line for page, form in sent for line in sent_empty(everybody[page.who], page, form, examine=what_axe_finds)]

        assert not wrong, "\n".join(wrong)
        assert len(sent) > 40
