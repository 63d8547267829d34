"""Correct an obvious mistake in a notice: the same decision in the right words (Berichtigung, § 42 VwVfG NRW).

What the town hall counts with, such as fees and stock, is not words: where that is wrong, a new decision replaces the old.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.cases.decisions.standing import the_standing
from townhall.cases.models import Case, Decision, State
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own, refuse_unless
from townhall.cases.second_looks.reopening import refuse_proposed
from townhall.certificates.correction_words import wording_of_correction
from townhall.certificates.notices import Notice, compose
from townhall.journal.recording import record
from townhall.lib.text import T


class NotInTheNotice(MoveNotAllowed):
    """The words that are said to be wrong stand nowhere in the notice, or are right already."""

    message = T(
        "Diese Wörter stehen so nicht im Bescheid. Schreiben Sie sie genau wie dort. Beträge und Termine ändert nur eine neue "
        "Entscheidung.",
        en="These words do not stand in the notice like this. Write them exactly as there. Only a new decision changes amounts "
        "and days.",
    )


class ReasonMissing(MoveNotAllowed):
    """A correction says why the mistake is obvious."""

    message = T("Schreiben Sie, woran man den Fehler erkennt.", en="Write how one can tell that it is a mistake.")


@atomic
def correct_notice(case: Case, *, wrong: str, right: str, reason: str, by: Account, at: datetime) -> Decision:
    """Correct words of the notice that stands; its decision and the time for remedies stay as they are."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.DECIDED, State.CLOSED)
    refuse_proposed(case)
    made = draw_up(case, wrong=wrong, right=right, reason=reason, by=by, at=at)
    made.status, made.signed_at, made.number = Decision.Status.FINAL, at, case.decisions.count() + 1
    made.save(force_insert=True)
    words = {"wrong": wrong.strip(), "right": right.strip(), "reason": reason.strip()}
    record("notice.corrected", case, by=by, at=at, detail=words, decision=made.pk, about=made.about_id)
    return made


def draw_up(case: Case, *, wrong: str, right: str, reason: str, by: Account, at: datetime) -> Decision:
    """Return the corrected notice unsaved, as the draft shows it."""
    about, reason = the_standing(case), reason.strip()
    if not reason:
        raise ReasonMissing(f"{case} is corrected without a reason.")
    about.corrected = corrections_so_far(about)
    made = Decision(
        case=case,
        number=1,
        kind=Decision.Kind.CORRECTION,
        about=about,
        status=Decision.Status.PROPOSED,
        outcome=about.outcome,
        reasons=about.reasons,
        stated=about.stated,
        blocks=about.blocks,
        wording=wording_of_correction(about, on=localdate(at)),
        content=about.content,
        proposed_by=by,
        proposed_at=at,
        comment=reason,
        corrected=[*about.corrected, {"wrong": wrong.strip(), "right": right.strip()}],
    )
    if not wrong.strip() or list(words_of(compose(about, "de"))) == list(words_of(compose(made, "de"))):
        raise NotInTheNotice(f"{wrong!r} does not stand in the notice of {case}.")
    return made


def corrections_so_far(about: Decision) -> list[dict[str, str]]:
    last = about.later.filter(kind=Decision.Kind.CORRECTION).order_by("-number").first()
    return list(last.corrected) if last else []


def words_of(notice: Notice) -> Iterator[str]:
    """Return what a notice says, but for what it says about itself."""
    yield from notice.recipient
    for section in notice.sections:
        if section.kind not in ("announcement", "correction"):
            yield repr((section.paragraphs, section.items))
