"""What is wrong with conditions and other rules: they wait for what nobody can answer, or read an answer as something else."""

from collections.abc import Iterator

from townhall.catalogue.definition import Definition, beside
from townhall.fields.choice import Choice, MultipleChoice
from townhall.fields.computed import Computed
from townhall.lib.text import T
from townhall.logic.expressions import Expression

STEP = T("Schritt {id}", en="step {id}")
STOP = T("Ende des Wegs in {id}", en="stop of {id}")
ROUTE = T("Zuständigkeit von {authority}", en="route to {authority}")
TERM = T("Frist {law}", en="term {law}")
FEE = T("Gebühr", en="fee")
NOT_OFFERED = T(
    "{place} wartet auf die Antwort „{value}“, die {path} nicht anbietet.",
    en="{place} waits for the answer {value!r}, which {path} does not offer.",
)
MISREAD = T("{place} liest {path} als {kind}; es ist {actual}.", en="{place} reads {path} as {kind}; it is {actual}.")


def unreachable(definition: Definition) -> Iterator[T]:
    """Find questions and steps that can never arise: they compare a choice with an option it does not have."""
    for place, near, rule in rules_of(definition):
        for path, value in comparisons(rule):
            asked = definition.by_path[beside(near, path)]
            if isinstance(asked, Choice | MultipleChoice) and value not in [option.id for option in asked.options]:
                yield NOT_OFFERED.fill(place=place, value=value, path=asked.path)


def misread(definition: Definition) -> Iterator[T]:
    """Find rules that take an answer for something else than it is; a question that is asked itself cannot be misread."""
    for place, near, rule in rules_of(definition):
        for path, kind in rule.answers():
            asked = definition.by_path[beside(near, path)]
            if kind != asked.kind and not (kind == "list" and "*" in path):
                yield MISREAD.fill(place=place, path=asked.path, kind=kind, actual=asked.kind)


def rules_of(definition: Definition) -> Iterator[tuple[T, str, Expression]]:
    """Yield every rule with the place it stands at and the question it is read from ('' outside of questions)."""
    fee = definition.fee.rules() if definition.fee is not None else ()
    rules = [(STEP.fill(id=step.id), "", step.when) for step in definition.steps]
    rules += [(STOP.fill(id=step.id), "", stop.when) for step in definition.steps for stop in step.stops]
    rules += [(T(path), path, field.when) for path, field in definition.by_path.items()]
    rules += [(T(path), path, field.value) for path, field in definition.by_path.items() if isinstance(field, Computed)]
    rules += [(ROUTE.fill(authority=route.authority), "", route.when) for route in definition.routes]
    rules += [(TERM.fill(law=term.law), "", term.when) for term in definition.terms]
    rules += [(FEE, "", rule) for _kind, rule in fee]
    yield from ((place, near, rule) for place, near, rule in rules if rule is not None)


def comparisons(rule: Expression) -> Iterator[tuple[str, str]]:
    """Yield every text a rule compares an answer with."""
    if rule.op in ("is", "is_not", "one_of", "contains") and isinstance(rule.args[0], Expression) and rule.args[0].op == "answer":
        yield from ((rule.args[0].args[0], value) for value in rule.args[1:] if isinstance(value, str))
    elif rule.op != "answer":
        for arg in rule.args:
            if isinstance(arg, Expression):
                yield from comparisons(arg)
