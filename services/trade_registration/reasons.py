"""Why the receipt of a notice is not certified: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="no_trade",
        label=T("Kein Gewerbe", en="No trade"),
        text=T(
            "Ihre Tätigkeit ist kein Gewerbe im Sinne der Gewerbeordnung ({law:trade_registration.no_trade}): "
            "{gap:Warum nicht}. Sie brauchen sie hier nicht anzuzeigen.",
            en="Your activity is no trade in the sense of the Gewerbeordnung "
            "({law:trade_registration.no_trade}): {gap:Warum nicht}. You need not notify us of it.",
        ),
    ),
    Reason(
        id="elsewhere",
        label=T("Nicht in Bochum", en="Not in Bochum"),
        text=T(
            "Zuständig ist die Stadt, in der die Betriebsstätte liegt ({law:trade_registration.duty}). Ihre "
            "liegt hier: {gap:Ort}.",
            en="The city in which the premises lie is responsible ({law:trade_registration.duty}). Yours lie here: {gap:Ort}.",
        ),
    ),
    Reason(
        id="incomplete",
        label=T("Anzeige unvollständig", en="Notice incomplete"),
        text=T(
            "Den Empfang bescheinigen wir, wenn die Anzeige vollständig ist "
            "({law:trade_registration.receipt}). Es fehlt: {gap:Was fehlt}.",
            en="We certify the receipt when the notice is complete ({law:trade_registration.receipt}). This is "
            "missing: {gap:Was fehlt}.",
        ),
    ),
)
