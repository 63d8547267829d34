"""What the city answers: a permission, the offer of a contract, or a refusal."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie beantragt, an öffentlichen Straßen Ladepunkte aufzustellen.",
        en="Dear {applicant},\n\non {received_on} you applied to put up charging points on public roads.",
    ),
)
PARTS = Block("parts", title=T("Entscheidung", en="Decision"))
PERMIT = Block("entitlements", title=T("Nummer der Erlaubnis", en="Number of the permission"))
TABLES = Block("tables")
CONDITIONS = Block("conditions", title=T("Daran müssen Sie sich halten", en="What you have to observe"))
CHARGE = Block("charge", title=T("Gebühr für das erste Jahr", en="Fee for the first year"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))

PERMITTED = Letter(
    T("Erlaubnis für Ladepunkte auf öffentlicher Fläche", en="Permission for charging points on public ground"),
    (GREETING, PARTS, PERMIT, TABLES, CONDITIONS, CHARGE, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
OFFERED = Letter(
    T("Angebot eines Gestattungsvertrags für Ladepunkte", en="Offer of a contract for charging points"),
    (
        GREETING,
        Block("parts", title=T("Unser Angebot", en="Our offer")),
        TABLES,
        Block("text", title=T("Laufzeit", en="Term"), text=T("{stated:term}", en="{stated:term}")),
        Block("conditions", title=T("Das möchten wir vereinbaren", en="What we would like to agree")),
        Block("reasons", title=T("Dazu", en="About this")),
        NOTES,
    ),
)
REFUSED = Letter(
    T("Bescheid über Ihren Antrag für Ladepunkte", en="Notice on your application for charging points"),
    (GREETING, PARTS, TABLES, REASONS, ANNOUNCEMENT, REMEDY),
)
