"""What a letter comes to, in plain words on top of it: decision, what to do, until when, how to object (Das Wichtigste in Kürze).

Every sentence is made from what was decided; nobody writes it, so that it cannot say anything else than the letter below.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from townhall.cases.models import Case, State
from townhall.catalogue.plain_language import Passage, sentences
from townhall.catalogue.results import Result
from townhall.lib import written
from townhall.lib.text import T

ARRIVED = T(
    "Ihr Antrag ist bei uns. Er hat das Aktenzeichen {number}.", en="Your application is here. Its file number is {number}."
)
PAY_FIRST = T("Zahlen Sie {amount}. Dann bearbeiten wir Ihren Antrag.", en="Pay {amount}. Then we work on your application.")
DECIDED = T("Was haben wir entschieden?", en="What did we decide?")
ABOUT = T("Worum geht es?", en="What is it about?")
TO_DO = T("Was müssen Sie tun?", en="What do you have to do?")
UNTIL = T("Bis wann?", en="Until when?")
OTHERWISE = T("Was, wenn Sie nicht einverstanden sind?", en="What if you do not agree?")

NOTHING_TO_DO = T("Sie müssen nichts tun.", en="You do not have to do anything.")
NO_DATE = T("Es gibt keinen Termin.", en="There is no date to keep.")
DATES_THERE = T("Wenn es Termine gibt, stehen sie dort.", en="If there are dates to keep, they stand there.")
PAY_FEE = T("Zahlen Sie die Gebühr: {amount}.", en="Pay the fee: {amount}.")
FEE_PAID = T("Die Gebühr von {amount} ist schon abgerechnet.", en="The fee of {amount} is settled already.")
FALLS_DUE = T("Zu zahlen sind {amount}.", en="To be paid: {amount}.")
IN_PARTS = T("Sie zahlen in {count} Beträgen.", en="You pay in {count} amounts.")
HOW_TO_PAY = T("Wie Sie zahlen, steht weiter unten.", en="How you pay stands further below.")
CONDITIONS = T("Halten Sie die Bedingungen weiter unten ein.", en="Keep to the conditions further below.")
NOTES = T("Lesen Sie die Hinweise weiter unten.", en="Read the notes further below.")
PAY_BY = T("Zahlen Sie bis zum {day}.", en="Pay by {day}.")
DUE_ON = T("{amount} sind am {day} fällig.", en="{amount} is due on {day}.")
MORE_DAYS = T("Die weiteren Tage stehen unten.", en="The further days stand below.")

ABOUT_PART = T("Für Nummer {numbers} gilt das Folgende.", en="This is what counts for number {numbers}.")
CAN_OBJECT = T("Sie können sich gegen die Entscheidung wehren.", en="You can take action against the decision.")
TIME_TO_OBJECT = T("Sie haben {period} Zeit, um sich zu wehren.", en="You have {period} to take action.")
TIME_BEGINS = T("Die Zeit beginnt mit der Bekanntgabe.", en="The time begins when you have been notified.")
TIME_RUNS_ON = T(
    "Die Zeit läuft weiter wie bisher. Sie zählt ab der Bekanntgabe des ersten Bescheids.",
    en="The time runs on as before. It counts from when you were notified of the first notice.",
)
HOW_TO_OBJECT = T("Wie Sie sich wehren, steht weiter unten.", en="How to take action stands further below.")
WRITE_TO_US = T("Schreiben Sie uns, wenn etwas nicht stimmt.", en="Write to us if something is not right.")


@dataclass(frozen=True)
class Way:
    """One way to object: for which operative parts ('' for all), in plain words, and how long it is open (ISO 8601 period)."""

    numbers: str
    words: T
    period: str


def of_decision(
    words: str, result: Result, *, pay_by: date | None, ways: Iterable[Way], corrects: bool = False, language: str
) -> list[Passage]:
    """Say in one language what a decision means; `words` is what the outcome says, `pay_by` the day its fee is due.

    A notice that only corrects another one (`corrects`) begins no new time to object.
    """
    points = {
        TO_DO: list(to_do(result, pay_by=pay_by)) or [NOTHING_TO_DO],
        UNTIL: list(until(result, pay_by=pay_by)) or [NO_DATE],
        OTHERWISE: list(otherwise(list(ways), begins=TIME_RUNS_ON if corrects else TIME_BEGINS)),
    }
    return [Passage(DECIDED.in_(language), tuple(sentences(words))), *spoken(points, language)]


def of_letter(summary: T, *, do: T | None, until: T | None, otherwise: T | None = None, language: str) -> list[Passage]:
    """Say in one language what any other letter means."""
    points = {TO_DO: [do or NOTHING_TO_DO], UNTIL: [until or NO_DATE], OTHERWISE: [otherwise or WRITE_TO_US]}
    return [Passage(ABOUT.in_(language), tuple(sentences(summary.in_(language)))), *spoken(points, language)]


def of_receipt(case: Case, language: str) -> list[Passage]:
    """Say what the record of an application means: that it has arrived, and whether something is to be paid first."""
    bill = case.bill if case.state == State.AWAITING_PAYMENT else None
    summary = ARRIVED.fill(number=case.number)
    pay_by = PAY_BY.fill(day=written.day(case.due_on)) if bill and case.due_on else None
    return of_letter(summary, do=PAY_FIRST.fill(amount=bill.amount) if bill else None, until=pay_by, language=language)


def spoken(points: dict[T, list[T]], language: str) -> list[Passage]:
    return [
        Passage(title.in_(language), tuple(sentence for text in said for sentence in sentences(text.in_(language))))
        for title, said in points.items()
    ]


def to_do(result: Result, *, pay_by: date | None) -> Iterator[T]:
    if result.charge is not None and result.charge.cents > 0:
        said = PAY_FEE if pay_by is not None else FEE_PAID
        yield said.fill(amount=written.euro(result.charge.cents))
    owed = [due for due in result.due if due.cents > 0]
    if owed:
        yield FALLS_DUE.fill(amount=written.euro(sum(due.cents for due in owed)))
    if len(owed) > 1:
        yield IN_PARTS.fill(count=len(owed))
    if owed or pay_by is not None:
        yield HOW_TO_PAY
    if result.conditions:
        yield CONDITIONS
    if result.notes:
        yield NOTES


def until(result: Result, *, pay_by: date | None) -> Iterator[T]:
    if pay_by is not None:
        yield PAY_BY.fill(day=written.day(pay_by))
    owed = [due for due in result.due if due.cents > 0]
    if owed:
        yield DUE_ON.fill(amount=written.euro(owed[0].cents), day=written.day(owed[0].on))
    if len(owed) > 1:
        yield MORE_DAYS
    if result.conditions or (result.notes and not owed and pay_by is None):
        yield DATES_THERE


def otherwise(ways: list[Way], *, begins: T) -> Iterator[T]:
    """Say which ways there are and from when their time counts; what the letter instructs on below stays what counts."""
    for way in ways:
        if way.numbers:
            yield ABOUT_PART.fill(numbers=way.numbers)
        yield way.words
        if way.period:
            yield TIME_TO_OBJECT.fill(period=written.period(way.period))
    yield from (begins, HOW_TO_OBJECT) if ways else (WRITE_TO_US,)
