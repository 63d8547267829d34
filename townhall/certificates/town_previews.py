"""A text of the town hall on trial: the withdrawal, ruling or correction it would give for a sample application."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.models import Case, Decision
from townhall.cases.second_looks.objecting import COURT
from townhall.cases.second_looks.undoing import grounds_of
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.results import Part, Result
from townhall.certificates.sample_decisions import sample_decision
from townhall.editorial.citing import cited
from townhall.editorial.contents import Content, LetterText
from townhall.editorial.phrases import Phrases
from townhall.editorial.town_letters import OUTCOMES, RULING
from townhall.editorial.using import ANNOUNCEMENT, CORRECTION, Wording, phrases_for, wording_for
from townhall.lib import written
from townhall.lib.text import T

REASONS = "Hier steht, warum die Stadt so entscheidet."
SLIP = {"wrong": "Bochun", "right": "Bochum"}
EXAMPLES = {
    "number": "BO-2026-0000001-4",
    "reference": "K7M2-9XQ4",
    "basis": "§ 42 VwVfG NRW",
    "citation": "§ 41 Abs. 2 VwVfG NRW",
}
WORDED = {
    "service": T("Hund anmelden", en="Register a dog"),
    "subject": T("Hund anmelden", en="Register a dog"),
    "label": T("Parkausweis", en="Parking permit"),
    "office": T("Steuerabteilung", en="Tax section"),
    "nth": T("vierten", en="fourth"),
    "why": T("Der Grund steht hier.", en="The reason stands here."),
    "wrong": T(SLIP["wrong"]),
    "right": T(SLIP["right"]),
}
UNDOING, ABOUT_RULINGS = "notice.undoing", "notice.ruling"


def town_decision(case: Case, granted: Outcome, key: str, content: Content, *, at: datetime) -> Decision:
    """Return an unsaved decision that carries the text `key` of the town hall: one that grants the sample, or is about that."""
    about = sample_decision(case, outcome=granted.id, at=at)
    if key == CORRECTION:
        return correction(about, content, at=at)
    if key == ANNOUNCEMENT:
        about.wording = saying(Wording.load(about.wording), key, content, at=at).dump()
        return about
    outcome = OUTCOMES.get(key.partition(".")[2]) or (RULING if key == ABOUT_RULINGS else OUTCOMES["withdrawal"])
    say = phrases_used(ABOUT_RULINGS if outcome == RULING else UNDOING, content, at=at).fill
    day = written.day(localdate(at))
    if outcome == RULING:
        part = Part(say("unfounded", day=day, decided=day), COURT)
    else:
        grounds = grounds_of(case.application.version.definition, on=localdate(at), law=Register())
        basis = next(ground.basis for ground in grounds if ground.kind == outcome.id)
        remedy = next((each.remedy for each in Result.load(about.content).parts if each.remedy), "")
        part = Part(say(outcome.id, day=day, begins=day, basis=basis), remedy)
    words = wording_for(case.application.version.definition, outcome, of_the_town=True)
    wording = Wording(content, words.layout) if isinstance(content, LetterText) else words
    return made(about, kind=outcome.id, outcome=outcome.id, content=Result(parts=(part,)).dump(), wording=wording.dump(), at=at)


def correction(about: Decision, content: Content, *, at: datetime) -> Decision:
    frozen = saying(Wording.load(about.wording), CORRECTION, content, at=at)
    facts = {"outcome": about.outcome, "content": about.content, "wording": frozen.dump(), "corrected": [SLIP]}
    return made(about, kind=Decision.Kind.CORRECTION, at=at, **facts)


def made(about: Decision, *, at: datetime, **facts) -> Decision:
    status, case = Decision.Status.PROPOSED, about.case
    return Decision(case=case, number=1, about=about, status=status, reasons=REASONS, proposed_at=at, **facts)


def saying(wording: Wording, key: str, content: Content, *, at: datetime) -> Wording:
    return replace(wording, sentences={**wording.sentences, key: phrases_used(key, content, at=at)})


def phrases_used(key: str, content: Content, *, at: datetime) -> Phrases:
    """Return the sentences on trial, with what they cite, or those that are used now."""
    on = localdate(at)
    return cited(content, on=on) if isinstance(content, Phrases) else phrases_for(key, on=on)


def sample_values(*, at: datetime, one: bool = False) -> dict[str, T]:
    """Return what may stand in the braces of a sentence, as an example; `one` of a thing, where it is counted."""
    day = written.day(localdate(at))
    days = dict.fromkeys(("due", "due_on", "received_on", "until", "day", "decided", "begins"), day)
    things = ("steps", "mails", "bodies", "payments", "letters", "handovers")
    counts = {name: T("1" if one else "2") for name in things} | {"days": T("10")}
    names = {name: T(said) for name, said in EXAMPLES.items()}
    return days | counts | names | WORDED | {"amount": written.euro(2500), "city": T(settings.CITY)}
