"""Publish an edition of the city's box for worries (Kummerkasten): `python -m tests.browser.editions 2`.

The second asks otherwise, the third says the same in other words.
"""

import sys
from dataclasses import replace

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django has to be set up first

from townhall.catalogue.definition import Definition  # noqa: E402
from townhall.catalogue.publishing import publish  # noqa: E402
from townhall.catalogue.registry import SERVICES  # noqa: E402
from townhall.kit import Step, T, fields  # noqa: E402


class Worry(Step):
    title = T("Ihr Kummer", en="Your worry")

    topic = fields.Choice(
        T("Worum geht es?", en="What is it about?"),
        options=fields.options(
            proposal=T("Vorschlag", en="Proposal"),
            question=T("Frage", en="Question"),
            complaint=T("Beschwerde", en="Complaint"),
        ),
    )
    district = fields.Text(T("In welchem Stadtteil?", en="In which part of the city?"), max_length=50)
    text = fields.LongText(T("Was bedrückt Sie?", en="What worries you?"), max_length=2000)


FIRST = replace(SERVICES["anliegen"].definition, slug="kummerkasten", title=T("Kummerkasten", en="Box for worries"))
WORRY = replace(Worry.define(), id=FIRST.steps[0].id)
SECOND = replace(FIRST, steps=(WORRY, *FIRST.steps[1:]))
THIRD = replace(SECOND, title=T("Sorgentelefon zum Schreiben", en="Written line for worries"))
EDITIONS: dict[str, Definition] = {"1": FIRST, "2": SECOND, "3": THIRD}


if __name__ == "__main__":
    publish(EDITIONS[sys.argv[1]], at=timezone.now())
