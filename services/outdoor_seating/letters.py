"""What the notices about the use of the pavement say."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie beantragt, öffentliche Fläche vor {answer:spot/address/street} "
        "{answer:spot/address/house_number} zu nutzen: {answer:use/kinds}. Darüber entscheiden wir so:",
        en="Dear {applicant},\n\non {received_on} you applied to use public space at {answer:spot/address/street} "
        "{answer:spot/address/house_number}: {answer:use/kinds}. We decide as follows:",
    ),
)
PARTS = Block("parts", title=T("Entscheidung", en="Decision"))
PERMIT = Block("entitlements", title=T("Nummer der Erlaubnis", en="Number of the permission"))
FACTS = Block("facts", title=T("Was erlaubt ist", en="What is allowed"))
CONDITIONS = Block("conditions", title=T("Daran müssen Sie sich halten", en="What you have to observe"))
CHARGE = Block("charge", title=T("Gebühr", en="Fee"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))

GRANTED = Letter(
    T("Erlaubnis zur Sondernutzung", en="Permission to use public space"),
    (GREETING, PARTS, PERMIT, FACTS, CONDITIONS, CHARGE, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
REFUSED = Letter(
    T("Bescheid über Ihren Antrag auf Sondernutzung", en="Notice on your application to use public space"),
    (GREETING, PARTS, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
