"""What the answers say: access granted, also for a fee, granted in part, refused, or nothing there."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nSie haben uns am {received_on} um Informationen gebeten: {answer:wish/subject}.",
        en="Dear {applicant},\n\non {received_on} you asked us for information: {answer:wish/subject}.",
    ),
)
ANSWER = Block("reasons", title=T("Unsere Antwort", en="Our answer"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
PARTS = Block("parts", title=T("Entscheidung", en="Decision"))
CHARGE = Block("charge", title=T("Gebühr", en="Fee"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))

INFORMED = Letter(
    T("Antwort auf Ihren Antrag auf Information", en="Answer to your request for information"), (GREETING, ANSWER, NOTES)
)
CHARGED = Letter(
    T("Antwort auf Ihren Antrag auf Information und Gebühr", en="Answer to your request for information, and fee"),
    (GREETING, ANSWER, PARTS, CHARGE, NOTES, ANNOUNCEMENT, REMEDY),
)
DECIDED = Letter(
    T("Bescheid über Ihren Antrag auf Information", en="Notice on your request for information"),
    (GREETING, PARTS, REASONS, NOTES, ANNOUNCEMENT, REMEDY),
)
