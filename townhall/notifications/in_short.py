"""What every letter besides notices means in plain language, in the postbox and in the mail that tells of it.

The mail says nothing personal: that there is a letter, what to do and until when.
"""

from dataclasses import dataclass
from datetime import date

from townhall.catalogue.plain_language import Passage, sentences
from townhall.certificates.in_short import ABOUT, NO_DATE, NOTHING_TO_DO, TO_DO, UNTIL, of_letter
from townhall.lib import written
from townhall.lib.text import T

BY = T("Bis zum {due}.", en="By {due}.")


@dataclass(frozen=True)
class Advice:
    """What one kind of letter asks the person to do, and what they can do if they do not agree."""

    do: T
    otherwise: T | None = None


ADVICE = {
    "receipt": Advice(NOTHING_TO_DO),
    "information_request": Advice(
        T("Ergänzen Sie Ihren Antrag.", en="Complete your application."),
        T("Schreiben Sie uns, wenn Sie etwas nicht haben.", en="Write to us if you do not have something."),
    ),
    "reminder": Advice(
        T("Ergänzen Sie Ihren Antrag.", en="Complete your application."),
        T("Schreiben Sie uns, wenn Sie etwas nicht haben.", en="Write to us if you do not have something."),
    ),
    "hearing": Advice(
        T("Schreiben Sie uns, was Sie dazu sagen wollen.", en="Write to us what you want to say about it."),
        T("Schreiben Sie uns, was dagegen spricht.", en="Write to us what speaks against it."),
    ),
    "transfer": Advice(NOTHING_TO_DO),
    "extension": Advice(NOTHING_TO_DO),
}
PLAIN = Advice(T("Lesen Sie den Brief.", en="Read the letter."))

THERE_IS_A_LETTER = T("In Ihrem Postfach liegt ein Brief von uns.", en="There is a letter from us in your inbox.")
THERE_IS_A_DECISION = T("Wir haben über Ihren Antrag entschieden.", en="We have decided on your application.")
OPEN = T("Öffnen Sie den Brief mit dem Link.", en="Open the letter with the link.")
SOON = T("Öffnen Sie ihn bald. Fristen können davon abhängen.", en="Open it soon. Periods can depend on it.")


def in_short(kind: str, summary: T, *, due: date | None, language: str) -> list[Passage]:
    """Say in one language what a letter means: its summary, what to do, until when, and what if one does not agree."""
    advice = ADVICE.get(kind, PLAIN)
    until = BY.fill(due=written.day(due)) if due is not None else None
    return of_letter(summary, do=advice.do, until=until, otherwise=advice.otherwise, language=language)


def in_short_by_mail(kind: str, *, due: date | None, language: str) -> list[Passage]:
    """Say what a mail may say: nothing about the matter itself."""
    decided = kind == "decision"
    until = BY.fill(due=written.day(due)) if due is not None else (SOON if decided else NO_DATE)
    points = {ABOUT: THERE_IS_A_DECISION if decided else THERE_IS_A_LETTER, TO_DO: OPEN, UNTIL: until}
    return [Passage(title.in_(language), tuple(sentences(text.in_(language)))) for title, text in points.items()]
