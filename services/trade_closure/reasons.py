"""Why the receipt of a closure is not certified: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="not_known",
        label=T("Betrieb nicht angemeldet", en="Business not registered"),
        text=T(
            "Abmelden lässt sich nur ein angemeldeter Betrieb ({law:trade_closure.duty}). Ihren finden wir nicht.",
            en="Only a registered business can be closed ({law:trade_closure.duty}). We do not find yours.",
        ),
    ),
    Reason(
        id="elsewhere",
        label=T("Nicht in Bochum", en="Not in Bochum"),
        text=T(
            "Zuständig ist die Stadt, in der die Betriebsstätte liegt ({law:trade_closure.duty}). Ihre liegt hier: {gap:Ort}.",
            en="The city in which the premises lie is responsible ({law:trade_closure.duty}). Yours lie here: {gap:Ort}.",
        ),
    ),
    Reason(
        id="incomplete",
        label=T("Anzeige unvollständig", en="Notice incomplete"),
        text=T(
            "Den Empfang bescheinigen wir, wenn die Anzeige vollständig ist ({law:trade_closure.receipt}). Es "
            "fehlt: {gap:Was fehlt}.",
            en="We certify the receipt when the notice is complete ({law:trade_closure.receipt}). This is "
            "missing: {gap:Was fehlt}.",
        ),
    ),
)
