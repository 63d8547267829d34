"""What an answer to a request often says: the building blocks a clerk chooses from."""

from townhall.kit import Reason, T

ANSWER_REASONS = (
    Reason(
        id="done",
        label=T("Wir kümmern uns darum", en="We take care of it"),
        text=T(
            "Wir haben Ihr Anliegen geprüft und kümmern uns darum: {gap:Was wir tun, und bis wann}.",
            en="We have looked into your request and take care of it: {gap:Was wir tun, und bis wann}.",
        ),
    ),
    Reason(
        id="passed_on",
        label=T("Andere Stelle zuständig", en="Another body responsible"),
        text=T(
            "Dafür ist eine andere Stelle zuständig: {gap:Zuständige Stelle}. Wir haben Ihr Anliegen dorthin gegeben.",
            en="Another body is responsible for this: {gap:Zuständige Stelle}. We have passed your request on to it.",
        ),
    ),
    Reason(
        id="not_possible",
        label=T("Geht nicht", en="Not possible"),
        text=T(
            "Wir können Ihren Wunsch nicht erfüllen: {gap:Warum nicht}.",
            en="We cannot do what you wish: {gap:Warum nicht}.",
        ),
    ),
    Reason(
        id="council",
        label=T("Weg zum Rat", en="The way to the council"),
        text=T(
            "Sind Sie damit nicht einverstanden? Dann können Sie sich an den Rat der Stadt wenden ({law:civic_request.basis}).",
            en="Do you not agree? Then you can turn to the city council ({law:civic_request.basis}).",
        ),
    ),
)
