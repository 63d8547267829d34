"""The figures of a service as rows for spreadsheet programs, with the same hidden numbers as on the page."""

from collections.abc import Iterable, Iterator, Sequence

from townhall.catalogue.definition import Definition
from townhall.figures.overview import Main
from townhall.figures.spans import Span
from townhall.figures.summing import Figures
from townhall.lib.spreadsheets import Cell
from townhall.lib.text import T

FEW_WORDS = T("unter 5", en="under 5")
UNKNOWN = T("zu wenige", en="too few")
FIGURES = T("kennzahlen", en="figures")
HEADS = (
    T("Kennzahl", en="Figure"),
    T("von", en="from"),
    T("bis", en="to"),
    T("Wert", en="Value"),
    T("im Zeitraum davor", en="in the time before"),
)
PLACE = T("Leistung oder Stelle", en="Service or office")
KEPT = T("Frist gehalten, Prozent", en="deadline kept, per cent")
RECEIVED, DECIDED = T("eingegangen", en="received"), T("entschieden", en="decided")
LEFT = T("offen am Ende", en="open at the end")
BEGUN, FILED = T("begonnene Anträge", en="drafts begun"), T("davon eingereicht", en="of those filed")
STOPPED = T("zuletzt gespeichert: {page}", en="last page saved: {page}")
WITHDRAWN = T("zurückgenommen", en="withdrawn")
LAPSED = T("nicht bezahlt, ohne Bearbeitung geschlossen", en="not paid, closed without being worked on")
TOTALS = (("received", RECEIVED), ("decided", DECIDED), ("withdrawn", WITHDRAWN), ("lapsed", LAPSED), ("left", LEFT))
MEASURES = (
    ("median", T("Tage bis zur Entscheidung, Median", en="days to the decision, median")),
    ("ninetieth", T("Tage bis zur Entscheidung, 90 Prozent", en="days to the decision, 90 per cent")),
    ("automatic", T("automatisch entschieden, Prozent", en="decided automatically, per cent")),
    ("kept", KEPT),
)
AVERAGE = T("{question} ({moment}), Mittel von 1 bis 5, in Zehnteln", en="{question} ({moment}), mean of 1 to 5, in tenths")


def overview_rows(places: Iterable[tuple[str, Main, Main | None]], span: Span, language: str) -> Iterator[Sequence[Cell]]:
    """Yield four rows per service or office, with their heads first; nothing is compared where there is no time before."""
    few, unknown = FEW_WORDS.in_(language), UNKNOWN.in_(language)
    yield [head.in_(language) for head in (PLACE, *HEADS)]
    for title, now, before in places:
        for name, label in (("received", RECEIVED), ("decided", DECIDED), ("left", LEFT), ("kept", KEPT)):
            hidden = unknown if name == "kept" else few
            values = [None if main is None else written(getattr(main, name), hidden) for main in (now, before)]
            yield title, label.in_(language), span.first, span.last, *values


def written(number: int | None, hidden: str) -> Cell:
    return hidden if number is None else number


def rows_of(figures: Figures, definition: Definition, language: str) -> Iterator[Sequence[Cell]]:
    """Yield a row per figure and span, with its heads first; what is about the whole span is compared with the one before."""
    few, unknown = FEW_WORDS.in_(language), UNKNOWN.in_(language)
    whole = (figures.span.first, figures.span.last)
    yield [head.in_(language) for head in HEADS]
    for part in figures.parts:
        for label, number in ((RECEIVED, part.received), (DECIDED, part.decided), (LEFT, part.left)):
            yield label.in_(language), part.span.first, part.span.last, written(number, few)
    for name, label in TOTALS:
        yield label.in_(language), *whole, *(written(getattr(each, name), few) for each in (figures, figures.before))
    for name, label in MEASURES:
        yield label.in_(language), *whole, *(written(getattr(each, name), unknown) for each in (figures, figures.before))
    for label, number in ((BEGUN, figures.begun), (FILED, figures.filed)):
        yield label.in_(language), *whole, written(number, few)
    for page in figures.pages(definition):
        yield STOPPED.fill(page=page.title).in_(language), *whole, written(page.stopped, few)
    for rating in figures.ratings():
        label = AVERAGE.fill(question=str(rating.question.label), moment=str(rating.moment.label))
        yield label.in_(language), *whole, written(rating.average, unknown)
