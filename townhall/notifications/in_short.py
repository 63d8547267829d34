"""What every letter besides notices means in plain language, in the postbox and in the mail that tells of it.

The mail says nothing personal: that there is a letter, what to do and until when.
"""

from datetime import date, datetime

from django.utils.timezone import localdate

from townhall.catalogue.plain_language import Passage, sentences
from townhall.certificates.in_short import ABOUT, NO_DATE, TO_DO, UNTIL, of_letter
from townhall.editorial.phrases import Phrases
from townhall.editorial.using import phrases_for
from townhall.lib import written
from townhall.lib.text import T

BY = T("Bis zum {due}.", en="By {due}.")


def in_short(words: Phrases, summary: T, *, due: date | None, language: str, do: str = "do") -> list[Passage]:
    """Say in one language what a letter means: its summary, what to do, until when, and what if one does not agree."""
    until = BY.fill(due=written.day(due)) if due is not None else None
    return of_letter(summary, do=words.get(do), until=until, otherwise=words.get("otherwise"), language=language)


def in_short_by_mail(kind: str, *, due: date | None, language: str, at: datetime) -> list[Passage]:
    """Say what a mail may say: nothing about the matter itself."""
    words, decided = phrases_for("message.mail", on=localdate(at)), kind == "decision"
    until = BY.fill(due=written.day(due)) if due is not None else (words["soon"] if decided else NO_DATE)
    points = {ABOUT: words["decided" if decided else "letter"], TO_DO: words["open"], UNTIL: until}
    return [Passage(title.in_(language), tuple(sentences(text.in_(language)))) for title, text in points.items()]
