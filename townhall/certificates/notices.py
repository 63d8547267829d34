"""What a notice says: the blocks of its letter, filled from the frozen decision, in one language."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext

from townhall.applications.models import Party, PartyRole
from townhall.authorities.legal_register import Register
from townhall.authorities.models import Authority
from townhall.cases.billing import DUE as PAYMENT_DUE
from townhall.cases.models import Case, Decision
from townhall.cases.reasoning import of_the_register
from townhall.cases.remedies import remedy_text
from townhall.cases.standing import original_of
from townhall.cases.town_outcomes import outcome_of
from townhall.cases.wording import layout_of
from townhall.catalogue import display
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking
from townhall.catalogue.definition import STATED
from townhall.catalogue.outcomes import Block, Nature, Outcome
from townhall.catalogue.placeholders import PLACEHOLDER
from townhall.catalogue.plain_language import Passage
from townhall.catalogue.results import Bill, Result, Table
from townhall.certificates import correction_words, in_short
from townhall.certificates.announcement import rule_for
from townhall.certificates.correction_words import subject_of
from townhall.certificates.in_short import Way
from townhall.editorial.contents import Layout
from townhall.lib import girocode, written
from townhall.lib.dates import end_of_period
from townhall.lib.girocode import Transfer
from townhall.lib.text import T


@dataclass(frozen=True)
class Sender:
    """The head of the letter, with what an authority leaves blank taken from those above it."""

    name: str
    head: list[str]
    address: list[str]
    phone: str
    email: str
    opening_hours: str

    @property
    def return_line(self) -> str:
        return " · ".join([self.name, *self.address])


@dataclass(frozen=True)
class Section:
    """One block as the template prints it; only the list that fits its kind is filled."""

    kind: str
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    demand: "Demand | None" = None


@dataclass(frozen=True)
class Demand:
    """How and until when a fee is to be paid, below its lines; the code fills in the transfer (GiroCode)."""

    due_on: str
    reference: str
    transfer: Transfer | None
    code: SafeString


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


@dataclass(frozen=True)
class Remedy:
    numbers: str  # "1, 2", empty if it is for all
    paragraphs: list[str]


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
        recipient=[composer.right(line) for line in address_lines(composer.recipient, case)],
        decided_on=written.day(decided_on(decision)).in_(language),
        received_on=written.day(localdate(case.received_at)).in_(language),
        signatory="" if decision.automatic or signer is None else signer.get_full_name(),
        automatic=decision.automatic,
        is_act=outcome.nature == Nature.ADMINISTRATIVE_ACT,
        in_short=composer.in_short(),
        layout={each.name: getattr(layout_of(decision), each.name).in_(language) for each in fields(Layout)},
        sections=[*composer.corrections(), *composer.sections()],
    )


class Composer:
    """What the blocks of one letter have in common."""

    def __init__(self, decision: Decision, outcome: Outcome, language: str):
        self.decision, self.outcome, self.language = decision, outcome, language
        self.case, self.original = decision.case, original_of(decision)
        self.result = Result.load(decision.content)
        self.decided_on = decided_on(self.original)
        self.sender = sender_of(self.case.authority, language)
        self.recipient = recipient_of(self.case)
        self.law = Register()
        self.frozen = {part.number: part.remedy_text for part in self.original.parts.all()} if self.original.pk else {}

    def corrections(self) -> list[Section]:
        """Say at the top of a corrected notice what is corrected, and that nothing else changes."""
        if self.decision.kind != Decision.Kind.CORRECTION:
            return []
        words = [text.in_(self.language) for text in correction_words.explain(self.decision, self.decided_on)]
        return [Section("correction", title=correction_words.TITLE.in_(self.language), paragraphs=words)]

    def sections(self) -> list[Section]:
        return [section for block in self.outcome.letter.blocks if (section := self.section(block)) is not None]

    def in_short(self) -> list[Passage]:
        """Return the summary in plain language that stands on top of the letter."""
        words, pay_by = self.say(self.outcome.summary), pay_by_of(self)
        return in_short.of_decision(words, self.result, pay_by=pay_by, ways=ways(self), language=self.language)

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
        return self.filled(block, paragraphs=[rule.sentence().in_(self.language)])

    def filled(self, block: Block, **content: Any) -> Section:
        return Section(block.kind, title=self.say(block.title) if block.title else "", **content)

    def say(self, text: T) -> str:
        return self.right(PLACEHOLDER.sub(self.value_of, text.in_(self.language)))

    def right(self, words: str) -> str:
        """Write words as they have been corrected."""
        for slip in self.decision.corrected:
            words = words.replace(slip["wrong"], slip["right"])
        return words

    def value_of(self, found: re.Match[str]) -> str:
        if found[1] in ("law", "value"):
            return of_the_register(self.law, found[1], found[2], on=self.decided_on).in_(self.language)
        if found[1]:
            known = self.answers if found[1] == "answer" else self.stated
            return known.get(found[2], "")
        values = {
            "case_number": self.case.number,
            "applicant": self.case.applicant_name,
            "received_on": written.day(localdate(self.case.received_at)).in_(self.language),
            "decided_on": written.day(self.decided_on).in_(self.language),
            "authority": self.sender.name,
        }
        return values.get(found[2], found[0])

    @property
    def bill(self) -> Bill | None:
        """Return what the case was billed with, unless this is the draft of a decision that will bill it anew."""
        bill, charge = self.case.bill, self.result.charge
        is_draft = self.decision.status != Decision.Status.FINAL
        return None if is_draft and self.decision.about and bill and charge and bill.cents != charge.cents else bill

    @cached_property
    def answers(self) -> dict[str, str]:
        return self.shown(self.case.application.answers(today=self.decided_on))

    @cached_property
    def stated(self) -> dict[str, str]:
        """Return what the clerk stated for this outcome, by id."""
        own = self.case.application.version.definition
        definition = own.statement(asking(own, self.outcome))
        shown = self.shown(Answers(definition, {STATED: self.decision.stated}, today=self.decided_on))
        return {path.removeprefix(f"{STATED}/"): words for path, words in shown.items()}

    def shown(self, answers: Answers) -> dict[str, str]:
        return {line.path: line.shown for section in display.sections(answers, self.language) for line in section.lines}


def pay_by_of(composer: Composer) -> date | None:
    """Return the day on which the fee of the decision is due; None if it sets none, or one that was asked for before."""
    bill, charge = composer.bill, composer.result.charge
    if charge is None or charge.cents <= 0:
        return None
    if bill is not None:
        return bill.due_on
    return end_of_period(composer.decided_on, composer.law.value(PAYMENT_DUE, on=composer.decided_on))


def demand_of(composer: Composer) -> Demand | None:
    """Return how to pay what the decision set, in a preview still without reference; nothing if it was paid before."""
    due_on, bill, authority = pay_by_of(composer), composer.bill, composer.case.authority
    if due_on is None:
        return None
    day = written.day(due_on).in_(composer.language)
    payee, iban, bic = (authority.inherited(name) for name in ("payee", "iban", "bic"))
    if bill is None or not iban:
        return Demand(day, bill.grouped if bill else "", None, mark_safe(""))
    transfer = Transfer(payee, iban, bic, bill.cents, bill.reference)
    drawn = girocode.draw(transfer, title=gettext("QR code that fills in the transfer in your banking app"))
    return Demand(day, bill.grouped, transfer, mark_safe(drawn))  # noqa: S308 - drawn by us from our own data


def remedies(composer: Composer) -> list[Remedy]:
    """Group the operative parts by their remedy: the permission and its fee may differ."""
    return [
        Remedy(numbers, paragraphs(instruction(composer, key, first))) for key, numbers, first in remedy_keys(composer.result)
    ]


def remedy_keys(result: Result) -> list[tuple[str, str, int]]:
    """Return each remedy with the numbers of its parts ('' for all) and the first of them."""
    numbers: dict[str, list[int]] = {}
    for number, part in enumerate(result.parts, start=1):
        if part.remedy:
            numbers.setdefault(part.remedy, []).append(number)
    every = len(result.parts)
    return [(key, "" if len(which) == every else ", ".join(map(str, which)), which[0]) for key, which in numbers.items()]


def ways(composer: Composer) -> list[Way]:
    """Return the ways to object in plain words; only an administrative act has any."""
    if composer.outcome.nature != Nature.ADMINISTRATIVE_ACT:
        return []
    found = []
    for key, numbers, _first in remedy_keys(composer.result):
        value = composer.law.value(key, on=composer.decided_on)
        words = T.load(value["short"]) if "short" in value else in_short.CAN_OBJECT
        found.append(Way(numbers, words, value.get("period", "")))
    return found


def instruction(composer: Composer, key: str, number: int) -> str:
    """Return the words on the remedy: those frozen with the decision, in a preview those of the legal register."""
    frozen = composer.frozen.get(number)
    if frozen:
        return T.load(frozen).in_(composer.language)
    where, on = composer.case.authority, composer.decided_on
    return remedy_text(key, where, on=on, law=composer.law).in_(composer.language)


def decided_on(decision: Decision) -> date:
    moment: datetime = decision.signed_at or decision.proposed_at or timezone.now()
    return localdate(moment)


def sender_of(authority: Authority, language: str) -> Sender:
    return Sender(
        name=authority.title.in_(language),
        head=authority.inherited("letterhead").splitlines() or [authority.inherited("legal_entity")],
        address=authority.inherited("address").splitlines(),
        phone=authority.inherited("phone"),
        email=authority.inherited("email"),
        opening_hours=authority.inherited("opening_hours"),
    )


def recipient_of(case: Case) -> Party | None:
    """Return who receives the notice: the named recipient, else the applicant."""
    parties = {party.role: party for party in case.application.parties.order_by("-pk")}
    return parties.get(PartyRole.RECIPIENT) or parties.get(PartyRole.APPLICANT)


def address_lines(party: Party | None, case: Case) -> list[str]:
    if party is None:
        return [case.applicant_name] if case.applicant_name else []
    person = party.person_name if party.organisation else ""
    lines = [party.name, person, f"{party.street} {party.house_number}".strip(), f"{party.postcode} {party.city}".strip()]
    return [line for line in lines if line]


def as_table(table: Table, say: Callable[[T], str]) -> dict[str, Any]:
    return {
        "title": say(table.title),
        "head": [say(cell) for cell in table.head],
        "rows": [[say(cell) for cell in row.cells] for row in table.rows],
        "total": [say(cell) for cell in table.total.cells] if table.total else [],
    }


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
