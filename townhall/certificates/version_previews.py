"""A version of a service on trial: what it would write to a sample application, before anybody publishes it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.transaction import atomic, set_rollback

from townhall.cases.decisions.deciding import preview
from townhall.cases.sample_case import sample_case
from townhall.catalogue import display
from townhall.catalogue.display import Section
from townhall.catalogue.from_code import Candidate
from townhall.catalogue.publishing import publish
from townhall.certificates.rendering import notice_html


@dataclass(frozen=True)
class Trial:
    """What a sample application says, and the letter an outcome would give."""

    answers: list[Section]
    letter: str


def try_out(candidate: Candidate, *, sample: str, outcome: str, at: datetime, language: str) -> Trial:
    """Publish, apply and decide for a moment and undo all of it; NotPublishable if the gate refuses the version."""
    with atomic():
        version = publish(candidate.definition, at=at, samples=candidate.samples)
        with sample_case(version, candidate.samples[sample], at=at, language=language) as case:
            answers = display.sections(case.application.answers(today=at.date()), language)
            made = Trial(list(answers), notice_html(preview(case, outcome=outcome, at=at), language))
        set_rollback(True)
    return made
