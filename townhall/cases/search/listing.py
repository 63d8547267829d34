"""Copy the answers that lists show and narrow by out of the application: at receipt, and again at each change (Listenfelder).

Lists and filters read these rows, never the JSON of an application.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from townhall.cases.models import Case, ListedValue
from townhall.catalogue.answers import Answers, descend
from townhall.catalogue.search import fold
from townhall.fields.base import EMPTY, Field
from townhall.lib.text import T

LONGEST = 200
LARGEST = Decimal(10) ** 17  # what the column holds


def note(case: Case, answers: Answers) -> None:
    """Copy the listed answers of a new case, in one statement; none if its service lists nothing."""
    if answers.definition.listed:
        ListedValue.objects.bulk_create(rows(case, answers))


def renew(case: Case) -> None:
    """Copy them anew after the application was changed."""
    answers = case.application.answers(today=localdate(case.received_at))
    if answers.definition.listed:
        ListedValue.objects.filter(case=case).delete()
        note(case, answers)


def renew_all(cases: Iterable[Case]) -> None:
    """Copy the listed answers of many cases, as if they had come in today."""
    cases = list(cases)
    made = [row for case in cases for row in rows(case, case.application.answers(today=localdate(case.received_at)))]
    ListedValue.objects.filter(case__in=cases).delete()
    ListedValue.objects.bulk_create(made)


def rows(case: Case, answers: Answers) -> Iterator[ListedValue]:
    """Yield what is to be kept of an application; its tree holds no answers to questions that do not arise."""
    for field in answers.definition.listed:
        place = 0
        for data in descend(answers.tree, field.path.split("/")):
            value = field.typed(data)
            for facts, shown in () if value in EMPTY else parts(field, value):
                yield ListedValue(
                    case=case, service_slug=case.service_slug, path=field.path, place=place, shown=shown.dump(), **facts
                )
                place += 1


def parts(field: Field, value: Any) -> Iterator[tuple[dict[str, Any], T]]:
    """Yield what to look for and what to show; several options are a part each."""
    if field.kind == "list":
        for option in value:
            yield {"text": str(option)[:LONGEST]}, in_words(field, [option])
    else:
        yield sought(field.kind, value), in_words(field, value)


def sought(kind: str, value: Any) -> dict[str, Any]:
    """Return a value as columns that an index orders."""
    if kind == "number":
        return {"number": value if abs(value) < LARGEST else None}
    if kind == "date":
        return {"first": value, "last": value}
    if kind == "period":
        return {"first": value.first, "last": value.last}
    return {"text": ("yes" if value else "no") if kind == "yes_no" else value if kind == "choice" else squeezed(str(value))}


def in_words(field: Field, value: Any) -> T:
    return T(field.display(value, "de"), en=field.display(value, "en"))


def squeezed(text: str) -> str:
    """Write words as they are looked for: BO-AB 123 and bo ab123 are the same."""
    return fold(text).replace(" ", "")[:LONGEST]


def with_answer(field: Field, service: str, wanted: Any) -> QuerySet[ListedValue]:
    """Return the answers to a question that fit: an option, the beginning of a text, or a span `(from, until)`."""
    found = ListedValue.objects.filter(service_slug=service, path=field.path)
    if isinstance(wanted, tuple):
        return within(found, *wanted)
    if field.kind in ("choice", "list", "yes_no"):
        return found.filter(text=wanted)
    return found.filter(text__startswith=squeezed(wanted))


def within(found: QuerySet[ListedValue], first: Any, last: Any) -> QuerySet[ListedValue]:
    """Keep the numbers between two numbers, or the days and periods that touch the days between two days."""
    if isinstance(first if first is not None else last, date):
        found = found.filter(last__gte=first) if first is not None else found
        return found.filter(first__lte=last) if last is not None else found.exclude(first=None)
    found = found.filter(number__gte=first) if first is not None else found
    return found.filter(number__lte=last) if last is not None else found.exclude(number=None)
