"""What the notices say. Layout, letterhead, verification and seal belong to the town hall."""

from townhall.kit import Block, Letter, T

SUBJECT = T("Bescheid über Hundesteuer", en="Dog tax notice")
GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nauf Ihre Anmeldung vom {received_on} ergeht der folgende Bescheid. Er gilt für alle Hunde Ihres Haushalts.",
        en="Dear {applicant},\n\nyour registration of {received_on} leads to the following notice. It covers all dogs of your household.",
    ),
)
PARTS = Block("parts", title=T("Entscheidung", en="Decision"))
TABLES = Block("tables", title=T("So haben wir gerechnet", en="How we worked it out"))
DUE = Block("due", title=T("Wann Sie zahlen", en="When you pay"))
TAGS = Block("entitlements", title=T("Steuermarken", en="Tax tags"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))

ASSESSED = Letter(SUBJECT, (GREETING, PARTS, TAGS, TABLES, DUE, REASONS, NOTES, ANNOUNCEMENT, REMEDY))
RELIEF_GRANTED = Letter(
    T("Bescheid über Hundesteuer und Steuervergünstigung", en="Dog tax notice with relief"),
    (GREETING, PARTS, TAGS, TABLES, DUE, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
RELIEF_REFUSED = Letter(
    T("Bescheid über Hundesteuer", en="Dog tax notice"),
    (GREETING, PARTS, REASONS, TAGS, TABLES, DUE, NOTES, ANNOUNCEMENT, REMEDY),
)
NOT_LIABLE = Letter(SUBJECT, (GREETING, PARTS, REASONS, ANNOUNCEMENT, REMEDY))
