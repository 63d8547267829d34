"""The words of a letter, read from its page and from its PDF, to see whether both say the same."""

import re
from html.parser import HTMLParser

import pypdfium2

MILLIMETRE = 72 / 25.4
BESIDE = 22 * MILLIMETRE  # above and below stand file number, sender and page numbers


class Words(HTMLParser):
    """Collects what a page shows, leaving out what a picture is called."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside_title = False

    def handle_starttag(self, tag, attrs):
        self.inside_title = tag == "title"

    def handle_endtag(self, tag):
        self.inside_title = False

    def handle_data(self, data):
        if not self.inside_title:
            self.found.append(data)


def same_words(html: str, data: bytes) -> bool:
    """Say whether a letter shows the same words on its page and on paper.

    What has its fixed place on the first sheet is drawn after everything else on it.
    """
    start, heading, body = html.partition("<h1>")
    head, first, *others = words_of(start), *words_of_pdf(data)
    return head in first and "".join([first.replace(head, "", 1), *others]) == words_of(heading + body)


def words_of(html: str) -> str:
    words = Words()
    words.feed(html)
    return closed_up("".join(words.found))


def words_of_pdf(data: bytes) -> list[str]:
    """Return the words of each sheet."""
    said = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        width, height = page.get_size()
        top = height if number == 0 else height - BESIDE
        said.append(closed_up(page.get_textpage().get_text_bounded(0, BESIDE, width, top)))
    return said


def closed_up(text: str) -> str:
    """Leave out gaps, hyphens, bullets and the numbers of lists: how a line is set is all that may differ."""
    return re.sub(r"[\s•\x02\xad\ufffe-]|(?<!\d)[1-9]\.(?=\s)", "", text)
