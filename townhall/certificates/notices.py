"""What a notice says: the blocks of its letter, filled from the frozen decision, in one language."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext

from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.decisions.wording import layout_of, phrases_of
from townhall.cases.models import Case, Decision
from townhall.catalogue.outcomes import Block, Nature
from townhall.catalogue.plain_language import Passage
from townhall.catalogue.results import Table
from townhall.certificates import correction_words, in_short
from townhall.certificates.announcement import rule_for
from townhall.certificates.correction_words import subject_of
from townhall.certificates.demands import Demand, demand_of, pay_by_of
from townhall.certificates.filling import Filler, decided_on, paragraphs
from townhall.certificates.instructions import remedies, ways
from townhall.certificates.letterhead import Sender, address_lines, recipient_of
from townhall.editorial.contents import Layout
from townhall.editorial.using import ANNOUNCEMENT
from townhall.lib import written
from townhall.lib.text import T


@dataclass(frozen=True)
class Section:
    """One block as the template prints it; only the list that fits its kind is filled."""

    kind: str
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    demand: Demand | None = None


@dataclass(frozen=True)
class Notice:
    """A whole letter in one language."""

    language: str
    subject: str
    case: Case
    sender: Sender
    recipient: list[str]
    decided_on: str
    received_on: str
    signatory: str  # empty if made by machine
    automatic: bool
    is_act: bool
    in_short: list[Passage]
    layout: dict[str, str]  # what stands around the blocks
    sections: list[Section]


def compose(decision: Decision, language: str) -> Notice:
    """Fill the letter of the outcome; the same for the preview and for the sealed notice."""
    case = decision.case
    outcome = outcome_of(decision)
    composer = Composer(decision, outcome, language)
    signer = decision.signed_by or decision.proposed_by
    return Notice(
        language=language,
        subject=composer.say(subject_of(decision)),
        case=case,
        sender=composer.sender,
        recipient=[composer.right(line) for line in address_lines(recipient_of(case), case)],
        decided_on=written.day(decided_on(decision)).in_(language),
        received_on=written.day(localdate(case.received_at)).in_(language),
        signatory="" if decision.automatic or signer is None else signer.get_full_name(),
        automatic=decision.automatic,
        is_act=outcome.nature == Nature.ADMINISTRATIVE_ACT,
        in_short=composer.in_short(),
        layout={each.name: composer.say(getattr(layout_of(decision), each.name)) for each in fields(Layout)},
        sections=[*composer.corrections(), *composer.sections()],
    )


class Composer(Filler):
    """The blocks of one letter, each filled by the method named after its kind."""

    def corrections(self) -> list[Section]:
        """Say at the top of a corrected notice what is corrected, and that nothing else changes."""
        if self.decision.kind != Decision.Kind.CORRECTION:
            return []
        words = [text.in_(self.language) for text in correction_words.explain(self.decision, self.decided_on)]
        title = correction_words.sentences_of(self.decision)["title"].in_(self.language)
        return [Section("correction", title=title, paragraphs=words)]

    def sections(self) -> list[Section]:
        return [section for block in self.outcome.letter.blocks if (section := self.section(block)) is not None]

    def in_short(self) -> list[Passage]:
        """Return the summary in plain language that stands on top of the letter."""
        corrects, said = correction_words.is_correction(self.decision), [self.outcome.summary]
        if corrects:
            said.insert(0, correction_words.summary_of(self.decision))
        words, pay_by = " ".join(map(self.say, said)), pay_by_of(self)
        return in_short.of_decision(words, self.result, pay_by=pay_by, ways=ways(self), corrects=corrects, language=self.language)

    def section(self, block: Block) -> Section | None:
        """Return the block filled, or None if there is nothing to say."""
        if block.kind == "announcement" and self.original is not self.decision:
            return None  # it counts from when the original became known
        if self.outcome.nature != Nature.ADMINISTRATIVE_ACT and block.kind in ("remedy", "announcement"):
            return None
        fill = getattr(self, f"{block.kind}_section", None)
        if fill is None:  # a kind of block this layout does not print
            return None
        made: Section = fill(block)
        return made if made.paragraphs or made.items else None

    def text_section(self, block: Block) -> Section:
        return self.filled(block, paragraphs=paragraphs(self.say(block.text)) if block.text else [])

    def parts_section(self, block: Block) -> Section:
        return self.filled(block, items=[self.say(part.text) for part in self.result.parts])

    def facts_section(self, block: Block) -> Section:
        return self.filled(block, items=[(self.say(fact.label), self.say(fact.value)) for fact in self.result.facts])

    def conditions_section(self, block: Block) -> Section:
        return self.filled(block, items=[self.say(condition) for condition in self.result.conditions])

    def charge_section(self, block: Block) -> Section:
        """Print the fee line by line, each with the sentence that explains it, and the sum."""
        charge = self.result.charge
        if charge is None or not charge.lines:
            return self.filled(block)
        rows = [(self.say(line.sentence), written.euro(line.cents).in_(self.language)) for line in charge.lines]
        total = ("", written.euro(charge.cents).in_(self.language))
        return self.filled(block, items=[*rows, total], demand=demand_of(self))

    def entitlements_section(self, block: Block) -> Section:
        made = [effect for effect in self.result.effects if effect.change == "create"]
        return self.filled(block, items=[(self.right(effect.label), effect.identifier) for effect in made])

    def tables_section(self, block: Block) -> Section:
        return self.filled(block, items=[as_table(table, self.say) for table in self.result.tables])

    def due_section(self, block: Block) -> Section:
        rows = [
            (written.day(due.on).in_(self.language), self.say(due.label), written.euro(due.cents).in_(self.language))
            for due in self.result.due
        ]
        return self.filled(block, items=rows)

    def reasons_section(self, block: Block) -> Section:
        own = paragraphs(self.right(self.decision.reasons)) if self.language == "de" else []
        chosen = [self.right(T.load(one["text"]).in_(self.language)) for one in self.decision.blocks]
        by_part = [
            gettext("On number %(number)d: %(reason)s") % {"number": number, "reason": self.say(reason)}
            for number, part in enumerate(self.result.parts, start=1)
            for reason in part.reasons
        ]
        general = (self.say(reason) for reason in self.result.reasons)
        return self.filled(block, paragraphs=[*general, *by_part, *chosen, *own])

    def notes_section(self, block: Block) -> Section:
        return self.filled(block, items=[self.say(note) for note in self.result.notes])

    def remedy_section(self, block: Block) -> Section:
        return self.filled(block, items=remedies(self))

    def announcement_section(self, block: Block) -> Section:
        rule = rule_for(self.case.application, on=self.decided_on, law=self.law)
        return self.filled(block, paragraphs=[self.say(rule.sentence(phrases_of(self.decision, ANNOUNCEMENT)))])

    def filled(self, block: Block, **content: Any) -> Section:
        return Section(block.kind, title=self.say(block.title) if block.title else "", **content)


def as_table(table: Table, say: Callable[[T], str]) -> dict[str, Any]:
    return {
        "title": say(table.title),
        "head": [say(cell) for cell in table.head],
        "rows": [[say(cell) for cell in row.cells] for row in table.rows],
        "total": [say(cell) for cell in table.total.cells] if table.total else [],
    }
