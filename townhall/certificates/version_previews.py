"""A version of a service on trial: what it would write to a sample application, before anybody publishes it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.transaction import atomic, set_rollback

from townhall.cases.decisions.deciding import preview
from townhall.cases.decisions.grounds import OutcomeImpossible
from townhall.cases.sample_case import sample_case
from townhall.catalogue import display
from townhall.catalogue.display import Section
from townhall.catalogue.from_code import Candidate
from townhall.catalogue.publishing import publish
from townhall.certificates.rendering import notice_html
from townhall.lib.text import T


@dataclass(frozen=True)
class Trial:
    """What a sample application says, and the letter an outcome would give, or why it cannot end like this."""

    answers: list[Section]
    letter: str = ""
    impossible: T | None = None


def try_out(candidate: Candidate, *, sample: str, outcome: str, at: datetime, language: str) -> Trial:
    """Publish, apply and decide for a moment and undo all of it; NotPublishable if the gate refuses the version."""
    with atomic():
        version = publish(candidate.definition, at=at, samples=candidate.samples)
        with sample_case(version, candidate.samples[sample], at=at, language=language) as case:
            answers = display.sections(case.application.answers(today=at.date()), language)
            try:
                made = Trial(list(answers), notice_html(preview(case, outcome=outcome, at=at), language))
            except OutcomeImpossible as refusal:
                made = Trial(list(answers), impossible=refusal.message)
        set_rollback(True)
    return made
