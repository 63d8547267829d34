"""Forms of a definition with 300 questions: milliseconds to read it, to make its forms once, and to make them again.

`python -m tests.bench.forms` prints one line of JSON.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import date

import django

import tests.environment  # noqa: F401 - before settings are read

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "townhall.settings")
django.setup()

from tests.bench import large  # noqa: E402 - Django has to be set up first
from townhall.applications.forms import CLASSES, form_classes  # noqa: E402
from townhall.catalogue.answers import Answers  # noqa: E402
from townhall.catalogue.definition import Definition  # noqa: E402

PAGES, QUESTIONS = 10, 30
ROUNDS = 20


def main() -> None:
    many = large.definition(pages=PAGES, questions=QUESTIONS)
    one = large.definition(pages=1, questions=PAGES * QUESTIONS)
    data = many.dump()
    figures = {
        "forms: questions": len(many.by_path),
        "forms: milliseconds to read the definition, once per process": milliseconds(lambda: Definition.load(data)),
        "forms: milliseconds for all pages, first time": milliseconds(lambda: (CLASSES.clear(), all_forms(many))),
        "forms: milliseconds for all pages, again": milliseconds(lambda: all_forms(many)),
        "forms: milliseconds for all questions on one page, again": milliseconds(lambda: all_forms(one)),
    }
    print(json.dumps(figures))  # noqa: T201


def all_forms(definition: Definition) -> None:
    """Make the form of every page with its stored answers, as a page of the wizard does."""
    answers = Answers(definition, large.answers(definition), today=date(2026, 3, 2))
    for step, form in form_classes(definition).items():
        form(prefix=step, answers=answers)


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median."""
    work()
    return round(statistics.median(1000 * seconds(work) for _ in range(ROUNDS)), 1)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
