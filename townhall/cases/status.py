"""Where a case stands, in the six states people see, each with a plain sentence on what happens next.

The states are those of the mailbox of FIT-Connect, so that they read the same in every portal.
"""

from datetime import date
from enum import StrEnum

from django.utils.timezone import localdate

from townhall.applications.models import Channel
from townhall.cases.models import Case, State
from townhall.lib import written
from townhall.lib.text import T


class PublicState(StrEnum):
    INITIATED = "initiated"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    PROCESSING = "processing"
    ACTION_REQUIRED = "action_required"
    COMPLETED = "completed"

    @property
    def label(self) -> T:
        return LABELS[self]


LABELS = {
    PublicState.INITIATED: T("Begonnen", en="Begun"),
    PublicState.SUBMITTED: T("Abgeschickt", en="Sent"),
    PublicState.RECEIVED: T("Eingegangen", en="Received"),
    PublicState.PROCESSING: T("In Bearbeitung", en="In progress"),
    PublicState.ACTION_REQUIRED: T("Sie sind dran", en="Your turn"),
    PublicState.COMPLETED: T("Abgeschlossen", en="Completed"),
}
STATES = {
    State.AWAITING_PAYMENT: PublicState.ACTION_REQUIRED,
    State.RECEIVED: PublicState.RECEIVED,
    State.IN_REVIEW: PublicState.PROCESSING,
    State.INFO_REQUESTED: PublicState.ACTION_REQUIRED,
    State.PROPOSED: PublicState.PROCESSING,
    State.DECIDED: PublicState.COMPLETED,
    State.WITHDRAWN: PublicState.COMPLETED,
    State.CLOSED: PublicState.COMPLETED,
}
HAPPENING = {
    State.RECEIVED: T(
        "Ihr Antrag ist bei uns eingegangen. {until} {todo}",
        en="We have received your application. {until} {todo}",
    ),
    State.IN_REVIEW: T(
        "Wir bearbeiten Ihren Antrag. {until} {todo}",
        en="We are working on your application. {until} {todo}",
    ),
    State.PROPOSED: T(
        "Die Entscheidung ist vorbereitet, eine zweite Person prüft sie. {until} {todo}",
        en="The decision is prepared and a second person is checking it. {until} {todo}",
    ),
}
AGAIN = T(
    "Wir prüfen unsere Entscheidung noch einmal. Bis wir neu entscheiden, gilt sie weiter. {until} {todo}",
    en="We are looking at our decision again. Until we decide anew, it stands. {until} {todo}",
)
NOTHING_TO_DO = T("Sie müssen gerade nichts tun.", en="You need not do anything now.")
HAND_IN = T("Reichen Sie noch nach, was Sie versprochen haben.", en="Hand in what you promised to hand in later.")
UNTIL = T("Wir entscheiden bis zum {due}.", en="We decide by {due}.")
LATE = T(
    "Wir wollten bis zum {due} entscheiden und brauchen länger. Sie können uns eine Nachricht schreiben.",
    en="We meant to decide by {due} and need longer. You can send us a message.",
)
SOON = T("Wir melden uns, sobald wir entschieden haben.", en="We will tell you as soon as we have decided.")
ASKED = T(
    "Uns fehlt noch etwas von Ihnen. Antworten Sie bis zum {due}. Bis dahin warten wir mit der Bearbeitung.",
    en="We still need something from you. Please answer by {due}. Until then we wait.",
)
ASKED_LATE = T(
    "Uns fehlt noch etwas von Ihnen. Die Frist ist am {due} abgelaufen. "
    "Antworten Sie jetzt, sonst entscheiden wir ohne Ihre Antwort.",
    en="We still need something from you. The time ended on {due}. Answer now, or we decide without your answer.",
)
UNPAID = T(
    "Bezahlen Sie noch {amount}. Danach beginnen wir mit der Bearbeitung.",
    en="You still have to pay {amount}. Then we begin to work on it.",
)
UNPAID_UNTIL = T(
    "Bezahlen Sie noch {amount} bis zum {due}. Danach beginnen wir mit der Bearbeitung.",
    en="You still have to pay {amount} by {due}. Then we begin to work on it.",
)
UNPAID_LATE = T(
    "Die Zeit zum Bezahlen ist am {due} abgelaufen. Wenn die {amount} nicht noch kommen, schließen wir den Antrag.",
    en="The time to pay ended on {due}. If the {amount} do not arrive after all, we close the application.",
)
LAPSED = T(
    "Die Gebühr ist nicht rechtzeitig gekommen. Am {day} haben wir den Antrag geschlossen, ohne ihn zu bearbeiten. "
    "Ist Ihre Zahlung noch unterwegs, bearbeiten wir ihn doch. Online bezahlen können Sie ihn nicht mehr: Stellen Sie ihn neu, "
    "wenn Sie ihn noch brauchen.",
    en="The fee did not come in time. On {day} we closed the application without working on it. "
    "If your payment is still on its way, we work on it after all. You can no longer pay for it online: apply anew if you "
    "still need it.",
)
DECIDED = {
    "inbox": T(
        "Wir haben am {day} entschieden. Die Entscheidung finden Sie in Ihrem Postfach.",
        en="We decided on {day}. You will find the decision in your inbox.",
    ),
    "post": T(
        "Wir haben am {day} entschieden. Die Entscheidung kommt mit der Post.",
        en="We decided on {day}. The decision comes by post.",
    ),
    "code": T(
        "Wir haben am {day} entschieden. Sie finden die Entscheidung hier auf der Seite.",
        en="We decided on {day}. You will find the decision on this page.",
    ),
}
WITHDRAWN = T(
    "Sie haben den Antrag zurückgenommen. Wir entscheiden nicht mehr darüber.",
    en="You have withdrawn the application. We will not decide on it.",
)


def plain(case: Case, *, today: date | None = None) -> tuple[PublicState, T]:
    """Return the public state of a case and the sentence that says what happens next."""
    state, today = State(case.state), today or localdate()
    if state in HAPPENING:
        happening = HAPPENING[state] if case.decided_at is None else AGAIN
        sentence = happening.fill(until=until(case, today), todo=HAND_IN if case.application.promised else NOTHING_TO_DO)
    elif state == State.INFO_REQUESTED:
        due = case.due_on or today
        sentence = (ASKED if today <= due else ASKED_LATE).fill(due=written.day(due))
    elif state == State.AWAITING_PAYMENT and (bill := case.bill):
        sentence = unpaid(case, bill.amount, today)
    elif case.lapsed_at is not None:
        sentence = LAPSED.fill(day=written.day(localdate(case.lapsed_at)))
    elif case.decided_at is not None:
        sentence = DECIDED[way(case)].fill(day=written.day(localdate(case.decided_at)))
    else:
        sentence = WITHDRAWN
    return STATES[state], sentence


def until(case: Case, today: date) -> T:
    if case.due_on is None:
        return SOON
    return (UNTIL if today <= case.due_on else LATE).fill(due=written.day(case.due_on))


def unpaid(case: Case, amount: T, today: date) -> T:
    if case.due_on is None:
        return UNPAID.fill(amount=amount)
    return (UNPAID_UNTIL if today <= case.due_on else UNPAID_LATE).fill(amount=amount, due=written.day(case.due_on))


def way(case: Case) -> str:
    """Say how the decision reaches the person."""
    if case.application.channel == Channel.POST:
        return "post"
    return "inbox" if case.application.account_id is not None else "code"
