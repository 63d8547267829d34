"""Write a mail in the words of the editors: salutation, paragraphs with what stands below them, who writes (E-Mail)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.catalogue.plain_language import Passage
from townhall.editorial.using import phrases_for
from townhall.lib.text import T

FRAME = "mail.frame"


@dataclass(frozen=True)
class Part:
    """A paragraph, the links below it, and what it means in plain language."""

    text: str = ""
    links: Sequence[str] = ()
    passages: Sequence[Passage] = ()


class Written(TypedDict):
    """A mail as the ledger keeps it."""

    subject: str
    text: str
    html: str


def words_of(key: str, *, language: str, at: datetime, **values: T | str | int) -> dict[str, str]:
    """Return the sentences of a mail by name, filled, in one language."""
    words = phrases_for(key, on=localdate(at))
    return {phrase.name: words.fill(phrase.name, **values).in_(language) for phrase in words.phrases}


def compose(words: dict[str, str], *parts: Part, language: str, at: datetime) -> Written:
    """Put a mail together in one language; a part without anything in it is left out."""
    frame = words_of(FRAME, language=language, at=at, city=settings.CITY)
    ending = Part(words.get("by_machine", frame["by_machine"]))
    said = {
        "subject": " ".join(words["subject"].split()),  # one line, or no mail server takes it
        "greeting": frame["greeting"],
        "parts": [part for part in (*parts, ending) if part.text or part.links or part.passages],
        "sender": frame["sender"],
        "language": language,
        "demo": settings.DEMO,
    }
    with override(language):
        text, html = (render_to_string(page, said) for page in ("mail/mail.txt", "mail/mail.html"))
    return {"subject": said["subject"], "text": text.strip() + "\n", "html": html}
