"""One application from the first page to the confirmation, as fast as a plain HTTP client can click; for both systems.

Both are clicked through by the same few lines: read the form's hidden fields, post, follow the redirect. Loads are bounded
in time and go to loopback only.
"""

import http.client
import re
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')
STEPS = (
    {"given_name": "Alice", "family_name": "Beispiel", "street": "Musterstraße 12", "city": "Bochum"},
    {"subject": "Bank", "place": "Spielplatz", "reason": "Schatten", "detail": "Holz"},
    {"wish": "Eine Bank", "time": "im Sommer", "how": "fest", "remark": "keine"},
)


class NotFiledError(AssertionError):
    """A click did not lead where it should."""


@dataclass
class Browser:
    """Cookies and one request at a time."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = ""

    def open(self, address: str, data: dict[str, str] | None = None) -> str:
        """Get or post, follow redirects, return the page; `address` is where it ended."""
        for _ in range(5):
            status, location, page = self.request(address, data)
            if status not in (301, 302, 303):
                self.address = address
                if status != 200:
                    raise NotFiledError(f"{address} answered {status}")
                return page
            address, data = urlsplit(location)._replace(scheme="", netloc="").geturl(), None
        raise NotFiledError(f"{address} redirects for ever")

    def request(self, address: str, data: dict[str, str] | None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Host": f"localhost:{self.port}",
        }
        if data is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        with closing(connection):
            connection.request("GET" if data is None else "POST", address, None if data is None else urlencode(data), headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), page


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of the page's own form: the one that knows the draft's revision, else the first that posts."""
    forms = re.findall(r"<form[^>]*method=\"?post.*?</form>", page.partition("<main")[2] or page, re.DOTALL)
    own = [form for form in forms if 'name="revision"' in form] or forms
    return dict(HIDDEN.findall(own[0])) if own else {}


def file_with_peer(browser: Browser) -> None:
    page = browser.open("/")
    for number, answers in enumerate(STEPS):
        page = browser.open("/", hidden(page) | {f"{number}-{name}": value for name, value in answers.items()})
    if page != "filed":
        raise NotFiledError("the peer did not file")


@dataclass
class Load:
    """What a round of clicking came to: durations in seconds of each application filed."""

    seconds: float
    durations: list[float]
    errors: list[str]

    @property
    def per_second(self) -> float:
        return len(self.durations) / self.seconds

    def quantile(self, part: float) -> float:
        ordered = sorted(self.durations)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")

    @property
    def median(self) -> float:
        return statistics.median(self.durations) if self.durations else float("nan")


def click(flow: Callable[[int], None], *, clients: int, seconds: float) -> Load:
    """Let clients file one application after the other for some seconds."""
    durations: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        while time.monotonic() < end:
            began = time.monotonic()
            try:
                flow(number)
            except (NotFiledError, OSError, http.client.HTTPException) as problem:
                errors.append(repr(problem))
            else:
                durations.append(time.monotonic() - began)

    began = time.monotonic()
    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(time.monotonic() - began, durations, errors)
