"""What an administrative act cannot do without: code that says what it orders, and somebody it is addressed to."""

from collections.abc import Iterator

from townhall.catalogue.definition import Definition
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.outcomes import Nature
from townhall.lib.text import T

ORDERS_NOTHING = T(
    "Ergebnis {outcome} ist ein Verwaltungsakt; ohne einen Hook „assess“ ordnet er nichts an und nennt keinen Rechtsbehelf.",
    en="outcome {outcome} is an administrative act; without a hook 'assess' it orders nothing and names no remedy.",
)
ADDRESSED_TO_NOBODY = T(
    "Ergebnis {outcome} ist ein Verwaltungsakt; nennen Sie die Frage nach der Person, an die er geht: applicant = …",
    en="outcome {outcome} is an administrative act; name the question for the person it is addressed to: applicant = …",
)
NOT_ASKED = T(
    "Wer den Antrag stellt, soll in „{path}“ stehen; danach fragt niemand.",
    en="the applicant is to be read from {path!r}, which nobody is asked.",
)
GONE = T(
    "Der Hook „{use}“ heißt „{name}“; das gibt es im Programm nicht.",
    en="the hook {use!r} is {name!r}, which is not in the code.",
)


def act_faults(definition: Definition) -> Iterator[T]:
    """Say what is missing for the administrative acts of a definition."""
    found = [outcome.id for outcome in definition.outcomes if outcome.nature == Nature.ADMINISTRATIVE_ACT]
    if found and definition.hook("assess") is None:
        yield ORDERS_NOTHING.fill(outcome=found[0])
    if found and not definition.applicant:
        yield ADDRESSED_TO_NOBODY.fill(outcome=found[0])
    if definition.applicant and definition.applicant not in definition.by_path:
        yield NOT_ASKED.fill(path=definition.applicant)


def code_that_is_gone(definition: Definition) -> Iterator[T]:
    """Find hooks that are not in the code. Of another city's service a clerk stands in for them, of our own nobody has to."""
    for hook in definition.hooks:
        if hook.name not in HOOKS:
            yield GONE.fill(use=hook.use, name=hook.name)
