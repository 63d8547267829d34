"""What a corrected notice says about itself (Berichtigung einer offenbaren Unrichtigkeit, § 42 VwVfG NRW)."""

from datetime import date

from townhall.cases.models import Decision
from townhall.cases.town_outcomes import outcome_of
from townhall.lib import written
from townhall.lib.text import T

BASIS = "§ 42 VwVfG NRW"
BASIS_FOR_LEVIES = "§ 129 AO, § 12 Abs. 1 KAG NRW"
TITLE = T("Berichtigung", en="Correction")
SUBJECT = T("Berichtigung: {subject}", en="Correction: {subject}")
SUMMARY = T(
    "Wir haben einen Fehler in unserem Bescheid berichtigt. Die Entscheidung und Ihre Frist bleiben, wie sie sind.",
    en="We have corrected a mistake in our notice. The decision and your time limit stay as they are.",
)
SLIP = T(
    "Unser Bescheid vom {day} enthielt einen offenkundigen Fehler. Statt „{wrong}“ heißt es richtig: „{right}“.",
    en="Our notice of {day} contained an obvious mistake. Instead of “{wrong}” it should read: “{right}”.",
)
NOTHING_ELSE = T(
    "Dieses Schreiben ersetzt die frühere Ausfertigung ({basis}). Entschieden ist dasselbe wie dort, und die Frist für Ihren "
    "Rechtsbehelf läuft weiter wie bisher: Sie zählt ab der Bekanntgabe des Bescheids vom {day}.",
    en="This letter takes the place of the earlier copy ({basis}). What was decided stays the same, and the time for your remedy "
    "runs on as before: it counts from the announcement of the notice of {day}.",
)


def explain(decision: Decision, day: date) -> list[T]:
    """Say what is corrected in the notice of a day, why, and that nothing else changes; the last slip is the new one."""
    slip, reason = decision.corrected[-1], decision.comment
    said = SLIP.fill(day=written.day(day), wrong=slip["wrong"], right=slip["right"])
    is_levy = decision.case.application.version.definition.announcement.startswith("announcement.ao")
    rest = NOTHING_ELSE.fill(basis=BASIS_FOR_LEVIES if is_levy else BASIS, day=written.day(day))
    return [said, *([T(reason)] if reason else []), rest]


def subject_of(decision: Decision) -> T:
    """Return what the letter of a decision is about."""
    subject = outcome_of(decision).letter.subject
    return SUBJECT.fill(subject=subject) if decision.kind == Decision.Kind.CORRECTION else subject


def summary_of(decision: Decision) -> T:
    return SUMMARY if decision.kind == Decision.Kind.CORRECTION else outcome_of(decision).summary
