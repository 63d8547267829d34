"""The licence of the tests where silence means consent: a month after the complete application, a week for a notice."""

from dataclasses import replace

from tests.cases.licence import Thing, licence, outcome, work_out
from townhall.catalogue.definition import Hook
from townhall.kit import Answers, Impossible, OnRequest, Part, Result, Silence, Situation, T, Term, hook, written

MEANING = T("gilt die Erlaubnis als erteilt", en="the licence counts as granted")
CONSENT = Silence(outcome="deemed", meaning=MEANING, complaint="licence.complaint")
LAW = {"licence.notice": "P1W", "licence.complaint": "P2W", "licence.extension": "P1M"}


@hook
def work_out_or_confirm(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Say since when the licence counts as granted, or decide as ever."""
    if outcome != "deemed" or answers.read(Thing).name == "Cannon":
        return work_out(answers, situation, outcome)
    text = T("Die Erlaubnis gilt seit dem {day} als erteilt.", en="The licence counts as granted since {day}.")
    return Result(parts=(Part(text.fill(day=written.day(situation.deemed_on))),))


silent = replace(
    licence,
    slug="stille",
    outcomes=(*licence.outcomes, outcome("deemed", T("Gilt als erteilt", en="Counts as granted"), granted=True)),
    hooks=(Hook("assess", "cases.work_out_or_confirm"),),
    terms=(Term(Thing.name.is_("Anzeige"), "licence.notice"),),
    extension="licence.extension",
    silence=CONSENT,
)
pausing = replace(silent, slug="pause", silence=replace(CONSENT, on_request=OnRequest.PAUSE))
