"""What a corrected notice says about itself (Berichtigung einer offenbaren Unrichtigkeit, § 42 VwVfG NRW, § 129 AO)."""

from dataclasses import replace
from datetime import date
from typing import Any

from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.decisions.wording import layout_of, phrases_of
from townhall.cases.models import Decision
from townhall.catalogue.procedures import procedure_of
from townhall.editorial.contents import LetterText
from townhall.editorial.phrases import Phrases
from townhall.editorial.using import CORRECTION, Wording, phrases_for
from townhall.lib import written
from townhall.lib.text import T


def wording_of_correction(about: Decision, *, on: date) -> dict[str, Any]:
    """Return the words of the corrected notice: those of the decision, and the sentences of today about the correction."""
    kept = Wording.load(about.wording) if about.wording else Wording(LetterText.of(outcome_of(about)), layout_of(about))
    return replace(kept, sentences={**kept.sentences, CORRECTION: phrases_for(CORRECTION, on=on)}).dump()


def sentences_of(decision: Decision) -> Phrases:
    return phrases_of(decision, CORRECTION)


def explain(decision: Decision, day: date) -> list[T]:
    """Say what is corrected in the notice of a day, why, and that nothing else changes; the last slip is the new one."""
    slip, reason, say = decision.corrected[-1], decision.comment, sentences_of(decision).fill
    basis = procedure_of(decision.case.application.version.definition).correction
    said = say("slip", day=written.day(day), wrong=slip["wrong"], right=slip["right"])
    return [said, *([T(reason)] if reason else []), say("rest", basis=basis, day=written.day(day))]


def subject_of(decision: Decision) -> T:
    """Return what the letter of a decision is about."""
    subject = outcome_of(decision).letter.subject
    return sentences_of(decision).fill("subject", subject=subject) if is_correction(decision) else subject


def summary_of(decision: Decision) -> T:
    return sentences_of(decision)["summary"] if is_correction(decision) else outcome_of(decision).summary


def is_correction(decision: Decision) -> bool:
    return decision.kind == Decision.Kind.CORRECTION
