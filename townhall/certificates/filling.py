"""Fill the words of one letter with what is known of its decision, in one language."""

import re
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.decisions.standing import original_of
from townhall.cases.models import Decision
from townhall.catalogue import display
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking
from townhall.catalogue.definition import STATED
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.placeholders import PLACEHOLDER
from townhall.catalogue.procedures import procedure_of
from townhall.catalogue.results import Bill, Result
from townhall.certificates.letterhead import sender_of
from townhall.editorial.citing import of_the_register
from townhall.lib import written
from townhall.lib.text import T


class Filler:
    """What is known of a decision, and the placeholders it stands for; the same for the preview and for the sealed notice."""

    def __init__(self, decision: Decision, outcome: Outcome, language: str):
        self.decision, self.outcome, self.language = decision, outcome, language
        self.case, self.original = decision.case, original_of(decision)
        self.result = Result.load(decision.content)
        self.decided_on = decided_on(self.original)
        self.sender = sender_of(self.case.authority, language)
        self.law = Register()

    def say(self, text: T) -> str:
        """Return a text with its placeholders filled."""
        return self.right(PLACEHOLDER.sub(self.value_of, text.in_(self.language)))

    def right(self, words: str) -> str:
        """Write words as they have been corrected."""
        for slip in self.decision.corrected:
            words = words.replace(slip["wrong"], slip["right"])
        return words

    def value_of(self, found: re.Match[str]) -> str:
        if found[1] == "procedure":
            return str(getattr(procedure_of(self.case.application.version.definition), found[2]))
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
    def frozen(self) -> dict[int, dict[str, str]]:
        """Return the words on the remedies that were frozen with the decision, by number of the operative part."""
        return {part.number: part.remedy_text for part in self.original.parts.all()} if self.original.pk else {}

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


def decided_on(decision: Decision) -> date:
    """Return the day a notice bears: of its signature, before that of its proposal, before that today."""
    moment: datetime = decision.signed_at or decision.proposed_at or timezone.now()
    return localdate(moment)


def paragraphs(text: str) -> list[str]:
    """Return what stands between empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
