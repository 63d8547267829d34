"""Every deadline explains itself in one sentence: until when, from when, by which rule, and what silence means."""

from datetime import date

from townhall.cases.days.deadlines import ANSWER, HEARING, OBJECTION, PAYMENT, PROCESSING, planned_end
from townhall.cases.models import Case, Deadline
from townhall.lib import written
from townhall.lib.text import T

NOTHING = T("", en="")
PAUSED = T(
    "Die Zeit steht seit dem {since} still, weil noch Angaben oder Unterlagen fehlen ({basis}).",
    en="The time has stood still since {since}, because answers or documents are still missing ({basis}).",
)
RUNNING = {
    PROCESSING: T(
        "Wir entscheiden bis zum {due}: {length} nach {event} am {anchor}{pause}{extension}{shift} ({basis}).{silence}",
        en="We decide by {due}: {length} after {event} on {anchor}{pause}{extension}{shift} ({basis}).{silence}",
    ),
    HEARING: T("Äußern können Sie sich bis zum {due} ({basis}).", en="You can comment until {due} ({basis})."),
    OBJECTION: T(
        "Über den Widerspruch ist bis zum {due} zu entscheiden ({basis}).",
        en="The objection is to be decided by {due} ({basis}).",
    ),
    ANSWER: T("Antworten Sie bis zum {due} ({basis}).", en="Please answer by {due} ({basis})."),
    PAYMENT: T(
        "Zahlen Sie bis zum {due}. Sonst schließen wir den Antrag, ohne ihn zu bearbeiten ({basis}).",
        en="Please pay by {due}. Otherwise we close the application without working on it ({basis}).",
    ),
}
TO_CLERKS = {
    HEARING: T(
        "Die antragstellende Person kann sich bis zum {due} äußern ({basis}).",
        en="The applicant can comment until {due} ({basis}).",
    ),
    ANSWER: T(
        "Die antragstellende Person soll bis zum {due} antworten ({basis}).",
        en="The applicant is to answer by {due} ({basis}).",
    ),
    PAYMENT: T(
        "Die Gebühr ist bis zum {due} zu zahlen. Sonst wird der Antrag geschlossen, ohne dass ihn jemand bearbeitet ({basis}).",
        en="The fee is to be paid by {due}. Otherwise the application is closed without anybody working on it ({basis}).",
    ),
}
FOR_THE_APPLICANT = (ANSWER, HEARING, PAYMENT)
EVENT = {
    False: T("dem Eingang", en="receipt"),
    True: T("der letzten Ergänzung des Antrags", en="the application was last completed"),
}
PAUSE = T(", verlängert um {days} Wartezeit auf eine Antwort", en=", extended by {days} of waiting for an answer")
EXTENSION = T(", einmal verlängert um {length}", en=", extended once by {length}")
SHIFT = T(", verschoben auf den nächsten Werktag nach § 193 BGB", en=", moved to the next working day under section 193 BGB")
SILENCE = T(" Entscheiden wir bis dahin nicht, {meaning}.", en=" If we do not decide by then, {meaning}.")


def sentences(case: Case, language: str, *, to_clerk: bool = False, today: date | None = None) -> list[str]:
    """Say of each deadline that runs what it means, the first to end first.

    `today` leaves out what the applicant could do until a day that is over; the state of the case says what follows.
    """
    running = case.deadlines.filter(ended_on=None).order_by("due_on", "pk")
    return [
        explain(each, language, to_clerk=to_clerk)
        for each in running
        if today is None or each.kind not in FOR_THE_APPLICANT or each.due_on >= today
    ]


def explain(deadline: Deadline, language: str, *, to_clerk: bool = False) -> str:
    """Say in one sentence until when, from when and by which rule; in a second one what silence means."""
    said = TO_CLERKS if to_clerk else {}
    if deadline.paused_on is not None:
        return str(PAUSED.fill(since=written.day(deadline.paused_on), basis=deadline.basis).in_(language))
    moved = deadline.kind == PROCESSING and planned_end(deadline) != deadline.due_on
    days = written.period(f"P{deadline.paused_days}D")
    return (
        said.get(deadline.kind, RUNNING[deadline.kind])
        .fill(
            due=written.day(deadline.due_on),
            length=written.period(deadline.length),
            event=EVENT[deadline.is_restarted],
            anchor=written.day(deadline.anchor_on),
            pause=PAUSE.fill(days=days) if deadline.paused_days else NOTHING,
            extension=EXTENSION.fill(length=written.period(deadline.extended_by)) if deadline.extended_by else NOTHING,
            shift=SHIFT if moved else NOTHING,
            basis=deadline.basis,
            silence=SILENCE.fill(meaning=T.load(deadline.silence)) if deadline.silence else NOTHING,
        )
        .in_(language)
    )
