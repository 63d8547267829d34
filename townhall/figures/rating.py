"""Count what people answer about how it went (Rückmeldung): two questions, once per case and moment, no name, no text."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.cases.models import Case
from townhall.figures.models import Asked, Moment, Question, Tally
from townhall.lib.text import T


class AnsweredAlready(Exception):
    message = T(
        "Sie haben uns zu diesem Vorgang schon geantwortet. Vielen Dank.",
        en="You have answered us about this case already. Thank you.",
    )


def moment_of(case: Case) -> Moment:
    return Moment.FILED if case.decided_at is None else Moment.DECIDED


def is_open(case: Case) -> bool:
    """Say whether somebody can still answer about this case."""
    return not Asked.objects.filter(case=case, moment=moment_of(case)).exists()


@atomic
def rate(case: Case, *, answers: dict[Question, int], at: datetime) -> None:
    """Add answers from 1 (bad) to 5 (good) to the tallies of the service."""
    moment = moment_of(case)
    _, is_new = Asked.objects.get_or_create(case=case, moment=moment)
    if not is_new:
        raise AnsweredAlready(str(case))
    month = localdate(at).replace(day=1)
    for question, value in answers.items():
        place: dict[str, Any] = {"month": month, "moment": moment, "question": question, "value": value}
        tally, _ = Tally.objects.get_or_create(service_slug=case.service_slug, **place)
        Tally.objects.filter(pk=tally.pk).update(times=F("times") + 1)
