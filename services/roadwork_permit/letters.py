"""What the notices about a piece of road say."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie Platz auf der Straße vor {answer:spot/address/street} "
        "{answer:spot/address/house_number} beantragt. Darüber entscheiden wir so:",
        en="Dear {applicant},\n\non {received_on} you applied for space in the road at {answer:spot/address/street} "
        "{answer:spot/address/house_number}. We decide as follows:",
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
    T("Verkehrsrechtliche Anordnung und Erlaubnis", en="Traffic order and permission"),
    (GREETING, PARTS, PERMIT, FACTS, CONDITIONS, CHARGE, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
REFUSED = Letter(
    T("Bescheid über Ihren Antrag auf Platz auf der Straße", en="Notice on your application for space in the road"),
    (GREETING, PARTS, REASONS, ANNOUNCEMENT, REMEDY),
)
