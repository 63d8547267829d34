"""A definition as large as one likes: pages of plain questions, half of which hang on others, and a page of many entries."""

from townhall.catalogue.definition import Definition, StepDefinition
from townhall.fields.base import Field
from townhall.fields.group import Composite
from townhall.kit import Profile, T, fields

WORDS = T("Frage", en="Question")
PROFILE = Profile(WORDS, who=WORDS, cost=WORDS, minutes=1, processing=WORDS)
KINDS = (fields.Text, fields.YesNo, fields.Number, fields.Date)
ANSWERS = ("Antwort", True, "12", "2001-05-17")  # as they are stored, in the order of KINDS
PARTS = 10  # questions of an entry


def definition(*, pages: int, questions: int, entries: int = 0) -> Definition:
    """Return `pages` of so many `questions` each and, if there are to be `entries`, one page more with a list of them."""
    steps = [StepDefinition(f"page_{number}", WORDS, asked(questions, f"page_{number}")) for number in range(pages)]
    if entries:
        entry = Composite(WORDS, fields=asked(PARTS, "."))
        steps.append(StepDefinition("list", WORDS, (fields.Repeat(WORDS, id="entries", of=entry, at_most=entries),)))
    return Definition("gross", WORDS, tuple(steps), PROFILE, "buergerbuero", WORDS)


def asked(number: int, parent: str) -> tuple[Field, ...]:
    """Return questions of all kinds in turns; every second one arises only if the one before it is answered."""
    made: list[Field] = []
    for index in range(number):
        when = made[-1].at(parent).is_answered() if index % 2 else None
        made.append(KINDS[index % len(KINDS)](WORDS, id=f"question_{index}", when=when))
    return tuple(made)


def answers(whole: Definition, *, entries: int = 0) -> dict:
    """Answer every question, in the list those of every entry."""
    return {step.id: answered(step.fields, entries) for step in whole.steps}


def answered(questions: tuple[Field, ...], entries: int = 0) -> dict:
    if isinstance(questions[0], fields.Repeat):
        return {"entries": [answered(questions[0].of.fields)] * entries}
    return {field.id: ANSWERS[index % len(ANSWERS)] for index, field in enumerate(questions)}
