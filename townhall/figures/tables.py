"""The figures of a service as rows for spreadsheet programs, with the same hidden numbers as on the page."""

from collections.abc import Iterator, Sequence

from townhall.catalogue.definition import Definition
from townhall.figures.summing import Figures
from townhall.lib.spreadsheets import Cell
from townhall.lib.text import T

FEW_WORDS = T("unter 5", en="under 5")
UNKNOWN = T("zu wenige", en="too few")
HEADS = (T("Kennzahl", en="Figure"), T("von", en="from"), T("bis", en="to"), T("Wert", en="Value"))
RECEIVED, DECIDED = T("eingegangen", en="received"), T("entschieden", en="decided")
LEFT = T("offen am Ende", en="open at the end")
BEGUN, FILED = T("begonnene Anträge", en="drafts begun"), T("davon eingereicht", en="of those filed")
STOPPED = T("zuletzt gespeichert: {page}", en="last page saved: {page}")
MEASURES = (
    ("median", T("Tage bis zur Entscheidung, Median", en="days to the decision, median")),
    ("ninetieth", T("Tage bis zur Entscheidung, 90 Prozent", en="days to the decision, 90 per cent")),
    ("automatic", T("automatisch entschieden, Prozent", en="decided automatically, per cent")),
    ("kept", T("Frist gehalten, Prozent", en="deadline kept, per cent")),
)
AVERAGE = T("{question} ({moment}), Mittel von 1 bis 5, in Zehnteln", en="{question} ({moment}), mean of 1 to 5, in tenths")


def rows_of(figures: Figures, definition: Definition, language: str) -> Iterator[Sequence[Cell]]:
    """Yield a row per figure and span, with its heads first."""
    few, unknown = FEW_WORDS.in_(language), UNKNOWN.in_(language)
    whole = (figures.span.first, figures.span.last)
    yield [head.in_(language) for head in HEADS]
    for part in figures.parts:
        for label, number in ((RECEIVED, part.received), (DECIDED, part.decided), (LEFT, part.left)):
            yield label.in_(language), part.span.first, part.span.last, few if number is None else number
    for name, label in MEASURES:
        found = getattr(figures, name)
        yield label.in_(language), *whole, unknown if found is None else found
    for label, number in ((BEGUN, figures.begun), (FILED, figures.filed)):
        yield label.in_(language), *whole, few if number is None else number
    for page in figures.pages(definition):
        yield STOPPED.fill(page=page.title).in_(language), *whole, few if page.stopped is None else page.stopped
    for rating in figures.ratings():
        label = AVERAGE.fill(question=str(rating.question.label), moment=str(rating.moment.label))
        yield label.in_(language), *whole, unknown if rating.average is None else rating.average
