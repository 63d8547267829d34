"""What the receipt of a change and its refusal say."""

from services.trade_registration.letters import ANNOUNCEMENT, CHARGE, FACTS, NOTES, NUMBER, PARTS, REASONS, REMEDY
from townhall.kit import Block, Letter, T

RECEIPT = Letter(
    T("Empfangsbescheinigung über Ihre Gewerbeummeldung", en="Receipt for the change of your business"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nhiermit bescheinigen wir, dass Ihre Gewerbeummeldung am {received_on} bei uns eingegangen "
                "ist (§ 14 Abs. 1, § 15 Abs. 1 GewO).",
                en="Dear {applicant},\n\nwe hereby certify that the notice of a change of your business reached us on {received_on} "
                "(section 14 (1) and section 15 (1) GewO).",
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
    T("Bescheid über Ihre Gewerbeummeldung", en="Notice on the change of your business"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie angezeigt, dass sich Ihr Gewerbe ändert. Darüber entscheiden wir so:",
                en="Dear {applicant},\n\non {received_on} you notified a change of your business. We decide as follows:",
            ),
        ),
        Block("parts", title=T("Entscheidung", en="Decision")),
        REASONS,
        ANNOUNCEMENT,
        REMEDY,
    ),
)
