"""Find every page that links lead to, and choose from those of one address as few as show everything there is.

Two pages are alike if they have one address (URL name) and are made of the same sorts of things: elements by tag, class
and role, links and forms by where they lead, and what a badge says. Of alike pages one is looked at.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import override
from lxml import html
from playwright.sync_api import APIRequestContext

WORDS_COUNT = ("kern-badge", "rb-sign")  # what these say is a state, not somebody's data
TOLD = ("type", "role", "aria-current", "aria-sort", "open")
ALL_OF = ("backoffice:case", "portal:case")  # in every state something else can be done
NO_ENTRY = ("hidden", "submit", "button", "checkbox")
NEVER = ("account_logout", "admin:")  # the next page would belong to nobody; Django's own pages have tests of their own


@dataclass
class Found:
    """A page somebody can reach."""

    who: str
    path: str
    name: str
    sorts: frozenset[str] = field(repr=False)
    links: list[str] = field(repr=False)
    forms: list[str] = field(repr=False)  # the addresses to which something can be written


def crawl(request: APIRequestContext, who: str, starts: Iterable[str], *, most: int, seen: dict[str, int]) -> Iterator[Found]:
    """Follow every link from some pages, the nearest first; note each address in `seen`.

    Of one address so many are asked for at most, but every case.
    """
    waiting, known, asked = deque(starts), set(starts), defaultdict(int)
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        if name is None or name.startswith(NEVER) or (asked[name] >= most and name not in ALL_OF):
            continue
        asked[name] += 1
        answer = request.get(path, max_redirects=0)
        seen[name] = max(seen.get(name, 0), answer.status)
        if answer.status in (301, 302):
            further = [answer.headers["location"]]
        elif "text/html" in answer.headers.get("content-type", ""):
            found = read(who, path, name, answer.text())
            further = found.links
            yield found
        else:
            further = []
        answer.dispose()
        for link in (address_of(each, path) for each in further):
            if link is not None and link not in known and not link.startswith("/en/"):  # the same pages once more
                known.add(link)
                waiting.append(link)


def read(who: str, path: str, name: str, text: str) -> Found:
    page = html.fromstring(text)
    links = [element.get("href") for element in page.iter("a") if element.get("href")]
    return Found(who, path, name, frozenset(sorts(page)), links, list(forms(page, path)))


def forms(page: html.HtmlElement, path: str) -> Iterator[str]:
    """Yield where each form leads that changes something and has something to fill in or to choose from."""
    for form in page.iterfind(".//main//form[@method='post']"):
        fields = [*form.iter("textarea", "select"), *(each for each in form.iter("input") if each.get("type") not in NO_ENTRY)]
        if fields and (action := address_of(form.get("action") or path, path)):
            yield action


def sorts(page: html.HtmlElement) -> Iterator[str]:
    """Say of which sorts of things the middle of a page is made; header and footer are the same everywhere."""
    for main in page.iter("main"):
        for element in main.iter(html.etree.Element):
            told = [f"{name}={element.get(name)}" for name in TOLD if element.get(name) is not None]
            classes = sorted(element.get("class", "").split())
            yield " ".join([element.tag, *classes, *told, *leads_to(element), *says(element, classes)])


def leads_to(element: html.HtmlElement) -> Iterator[str]:
    for attribute in ("href", "action", "formaction"):
        address = element.get(attribute)
        if address and (inside := address_of(address, "/")):
            yield f"→ {name_of(inside)}"


def says(element: html.HtmlElement, classes: list[str]) -> Iterator[str]:
    if any(each in WORDS_COUNT for each in classes):
        yield "".join(letter for letter in element.text_content() if not letter.isdigit()).strip()


def address_of(link: str, base: str) -> str | None:
    """Return an address within the town hall as path and query, the query in one order; None for any other."""
    parts = urlsplit(urljoin(f"http://here{base}", link))
    if parts.scheme != "http" or (parts.hostname not in ("here", "localhost")):
        return None
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return parts.path + (f"?{query}" if query else "")


@cache
def name_of(path: str) -> str | None:
    """Return the name of an address, None if the town hall has no such page."""
    bare = urlsplit(path).path
    with override("de"):
        try:
            return resolve(bare.removeprefix("/en") if bare.startswith("/en/") else bare).view_name
        except Resolver404:
            return None


def examples(found: Iterable[Found]) -> list[Found]:
    """Choose as few pages of each address as show every sort of thing that any of them has."""
    chosen: list[Found] = []
    by_name = defaultdict(list)
    for page in found:
        by_name[page.name].append(page)
    for pages in by_name.values():
        missing = set().union(*(page.sorts for page in pages))
        chosen.append(pages[0])
        missing -= pages[0].sorts
        while missing:
            best = max(pages, key=lambda page: len(page.sorts & missing))
            chosen.append(best)
            missing -= best.sorts
    return chosen
