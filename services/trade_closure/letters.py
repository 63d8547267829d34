"""What the receipt of a closure and its refusal say."""

from services.trade_registration.letters import ANNOUNCEMENT, FACTS, NOTES, REASONS, REMEDY
from townhall.kit import Block, Letter, T

RECEIPT = Letter(
    T("Empfangsbescheinigung über Ihre Gewerbeabmeldung", en="Receipt for the closure of your business"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nhiermit bescheinigen wir, dass Ihre Gewerbeabmeldung am {received_on} bei uns eingegangen "
                "ist (§ 14 Abs. 1, § 15 Abs. 1 GewO). Die Bescheinigung ist kostenlos.",
                en="Dear {applicant},\n\nwe hereby certify that the notice of closure of your business reached us on {received_on} "
                "(section 14 (1) and section 15 (1) GewO). The certificate is free of charge.",
            ),
        ),
        FACTS,
        NOTES,
        REASONS,
    ),
)
REFUSED = Letter(
    T("Bescheid über Ihre Gewerbeabmeldung", en="Notice on the closure of your business"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie ein Gewerbe abgemeldet. Darüber entscheiden wir so:",
                en="Dear {applicant},\n\non {received_on} you closed a business. We decide as follows:",
            ),
        ),
        Block("parts", title=T("Entscheidung", en="Decision")),
        REASONS,
        ANNOUNCEMENT,
        REMEDY,
    ),
)
