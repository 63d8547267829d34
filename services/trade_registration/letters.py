"""What the receipt and the refusal say."""

from townhall.kit import Block, Letter, T

FACTS = Block("facts", title=T("Was Sie angezeigt haben", en="What you have notified"))
NUMBER = Block("entitlements", title=T("Nummer Ihres Gewerbes", en="Number of your business"))
PARTS = Block("parts", title=T("Gebühr", en="Fee"))
CHARGE = Block("charge", title=T("So haben wir gerechnet", en="How we worked it out"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))

RECEIPT = Letter(
    T("Empfangsbescheinigung über Ihre Gewerbeanmeldung (Gewerbeschein)", en="Receipt for your business registration"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nhiermit bescheinigen wir, dass Ihre Gewerbeanmeldung am {received_on} bei uns eingegangen "
                "ist (§ 14 Abs. 1, § 15 Abs. 1 GewO).",
                en="Dear {applicant},\n\nwe hereby certify that your business registration reached us on {received_on} (section 14 (1) "
                "and section 15 (1) GewO).",
            ),
        ),
        FACTS,
        NUMBER,
        PARTS,
        CHARGE,
        NOTES,
        REASONS,
        ANNOUNCEMENT,
        REMEDY,
    ),
)
REFUSED = Letter(
    T("Bescheid über Ihre Gewerbeanmeldung", en="Notice on your business registration"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie ein Gewerbe angemeldet. Darüber entscheiden wir so:",
                en="Dear {applicant},\n\non {received_on} you registered a business. We decide as follows:",
            ),
        ),
        Block("parts", title=T("Entscheidung", en="Decision")),
        REASONS,
        ANNOUNCEMENT,
        REMEDY,
    ),
)
