"""What the notices about an event say."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie diese Veranstaltung auf öffentlicher Fläche beantragt: "
        "{answer:occasion/title_of_event}. Darüber entscheiden wir so:",
        en="Dear {applicant},\n\non {received_on} you applied for this event on public ground: "
        "{answer:occasion/title_of_event}. We decide as follows:",
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
    T("Erlaubnis für Ihre Veranstaltung", en="Permission for your event"),
    (GREETING, PARTS, PERMIT, FACTS, CONDITIONS, CHARGE, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
REFUSED = Letter(
    T("Bescheid über Ihren Antrag für eine Veranstaltung", en="Notice on your application for an event"),
    (GREETING, PARTS, REASONS, ANNOUNCEMENT, REMEDY),
)
