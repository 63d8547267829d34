"""What the answers say. One that may not be given reads like one about somebody unknown (§ 51 (2) BMG)."""

from townhall.kit import Block, Letter, T

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie nach {answer:sought/given_name} {answer:sought/family_name} gefragt.",
        en="Dear {applicant},\n\non {received_on} you asked for {answer:sought/given_name} {answer:sought/family_name}.",
    ),
)
FACTS = Block("facts", title=T("Auskunft", en="Information"))
NOTES = Block("notes", title=T("Gut zu wissen", en="Good to know"))
SUBJECT = T("Auskunft aus dem Melderegister", en="Information from the residents’ register")

FOUND = Letter(SUBJECT, (GREETING, Block("parts"), FACTS, Block("reasons"), NOTES))
NOTHING = Letter(SUBJECT, (GREETING, Block("parts"), Block("reasons"), NOTES))
