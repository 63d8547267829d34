"""What the letters about a line in public roads say."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie eine Telekommunikationslinie in öffentlichen Wegen "
        "beantragt oder angezeigt. Dazu schreiben wir Ihnen:",
        en="Dear {applicant},\n\non {received_on} you applied for or gave notice of a telecommunication line in public roads. "
        "We write to you about it:",
    ),
)
PARTS = Block("parts", title=T("Entscheidung", en="Decision"))
FACTS = Block("facts", title=T("Wofür die Zustimmung gilt", en="What the consent covers"))
CONDITIONS = Block("conditions", title=T("Daran müssen Sie sich halten", en="What you have to observe"))
CHARGE = Block("charge", title=T("Gebühr", en="Fee"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))

CONSENT = Letter(
    T("Zustimmung nach § 127 TKG", en="Consent under section 127 TKG"),
    (GREETING, PARTS, FACTS, CONDITIONS, CHARGE, REASONS, ANNOUNCEMENT, REMEDY),
)
REFUSAL = Letter(
    T("Bescheid über Ihren Antrag nach § 127 TKG", en="Notice on your application under section 127 TKG"),
    (GREETING, PARTS, REASONS, ANNOUNCEMENT, REMEDY),
)
DEEMED = Letter(
    T("Bescheinigung: Zustimmung gilt als erteilt", en="Certificate: consent counts as given"),
    (GREETING, Block("parts", title=T("Wir bescheinigen", en="We certify")), FACTS, CONDITIONS, NOTES),
)
