"""Reasons put together from building blocks (§ 39 VwVfG NRW): chosen and ordered by a clerk, filled, frozen with the decision."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.models import Case
from townhall.catalogue import display
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking
from townhall.catalogue.definition import STATED
from townhall.catalogue.outcomes import Outcome, Reason
from townhall.catalogue.placeholders import FROM_THE_REGISTER, PLACEHOLDER, gaps_in
from townhall.catalogue.procedures import procedure_of
from townhall.editorial.citing import of_the_register
from townhall.editorial.office_blocks import offered
from townhall.editorial.using import wording_for
from townhall.lib import written
from townhall.lib.text import T


class GapLeft(Exception):
    """A building block was chosen, but what it asks for is not filled in."""

    message = T(
        "Füllen Sie die Lücken der angekreuzten Textbausteine aus.", en="Fill in the gaps of the building blocks you ticked."
    )


class UnknownBlock(Exception):
    """This outcome does not offer the building block."""

    message = T("Wählen Sie einen der angebotenen Textbausteine.", en="Choose one of the building blocks offered.")


@dataclass(frozen=True)
class Chosen:
    """A building block as a clerk chose it, with what stands in its gaps by their names."""

    id: str
    gaps: Mapping[str, str] = field(default_factory=dict)


def blocks_for(case: Case, outcome: Outcome) -> dict[str, Reason]:
    """Return what a clerk can choose from, by key: what the service offers for this outcome, then what the offices do."""
    words = wording_for(case.application.version.definition, outcome).letter
    own = {reason.id: reason for reason in words.reasons}
    return own | {block.key: block.reason for block in offered(case.authority, outcome)}


def put_together(
    case: Case, outcome: Outcome, chosen: Sequence[Chosen], *, on: date, law: Register, stated: dict | None = None
) -> list[dict[str, Any]]:
    """Return the chosen blocks in their order as they will stand in the letter: id, what was filled in, and the text."""
    if not chosen:
        return []
    known, filled = blocks_for(case, outcome), []
    words = Words(case, outcome, on=on, law=law, stated=stated or {})
    for one in chosen:
        if one.id not in known:
            raise UnknownBlock(f"{outcome.id} has no building block {one.id!r}.")
        gaps = {name: one.gaps.get(name, "").strip() for name in gaps_in(known[one.id].text)}
        if empty := [name for name, said in gaps.items() if not said]:
            raise GapLeft(f"{one.id} asks for {', '.join(empty)}.")
        filled.append({"id": one.id, "gaps": gaps, "text": words.fill(known[one.id].text, gaps).dump()})
    return filled


def chosen_before(blocks: list[dict[str, Any]]) -> list[Chosen]:
    """Return what was chosen, as a decision keeps it."""
    return [Chosen(block["id"], block["gaps"]) for block in blocks]


class Words:
    """What the braces of a text stand for in one case (Platzhalter)."""

    def __init__(self, case: Case, outcome: Outcome, *, on: date, law: Register, stated: dict):
        self.case, self.outcome, self.on, self.law, self.stated = case, outcome, on, law, stated

    def fill(self, text: T, gaps: Mapping[str, str]) -> T:
        return T.load({language: self.filled(words, language, gaps) for language, words in text.texts})

    def filled(self, words: str, language: str, gaps: Mapping[str, str]) -> str:
        def value(found: re.Match[str]) -> str:
            kind, name = found[1], found[2]
            if kind == "gap":
                return gaps[name]
            if kind == "procedure":
                return str(getattr(procedure_of(self.case.application.version.definition), name))
            if kind in FROM_THE_REGISTER:
                return of_the_register(self.law, kind, name, on=self.on).in_(language)
            if kind in ("answer", "stated"):
                return self.shown[language][kind].get(name, "")
            return self.facts[name].in_(language) if name in self.facts else found[0]

        return PLACEHOLDER.sub(value, words)

    @cached_property
    def facts(self) -> dict[str, T]:
        return {
            "case_number": T(self.case.number),
            "applicant": T(self.case.applicant_name),
            "received_on": written.day(localdate(self.case.received_at)),
            "decided_on": written.day(self.on),
            "authority": self.case.authority.title,
        }

    @cached_property
    def shown(self) -> dict[str, dict[str, dict[str, str]]]:
        definition = self.case.application.version.definition
        answers = self.case.application.answers(today=self.on)
        statement = Answers(definition.statement(asking(definition, self.outcome)), {STATED: self.stated}, today=self.on)
        return {
            language: {
                "answer": lines(answers, language),
                "stated": {path.removeprefix(f"{STATED}/"): said for path, said in lines(statement, language).items()},
            }
            for language in ("de", "en")
        }


def lines(answers: Answers, language: str) -> dict[str, str]:
    return {line.path: line.shown for section in display.sections(answers, language) for line in section.lines}
