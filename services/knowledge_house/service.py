"""Ask for a room or market stand in the House of Knowledge; the answer is an offer or a refusal under private law."""

from services.knowledge_house.questions import Asker, Content, Space
from services.knowledge_house.reasons import REGRET_REASONS
from townhall.kit import (
    Answers,
    Block,
    Fee,
    FeeItem,
    Letter,
    Nature,
    Outcome,
    Part,
    Profile,
    Result,
    Service,
    Situation,
    T,
    fields,
    hook,
    register,
)

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nvielen Dank für Ihre Anfrage vom {received_on}: {answer:content/subject}.",
        en="Dear {applicant},\n\nthank you for your request of {received_on}: {answer:content/subject}.",
    ),
)
RESERVED = Block(
    "text",
    title=T("Reserviert für Sie", en="Reserved for you"),
    text=T("{stated:room}, {stated:dates}", en="{stated:room}, {stated:dates}"),
)
OFFER = Letter(
    T("Zusage und Mietangebot", en="Confirmation and rental offer"),
    (
        GREETING,
        Block("parts"),
        RESERVED,
        Block("charge", title=T("Entgelt", en="Rent")),
        Block("conditions", title=T("Vereinbart", en="Agreed")),
        Block("reasons"),
    ),
)
REGRET = Letter(
    T("Antwort auf Ihre Raumanfrage", en="Answer to your request for a room"), (GREETING, Block("parts"), Block("reasons"))
)
CONDITIONS = (
    T(
        "Der Vertrag kommt zustande, wenn Sie nicht innerhalb von zwei Wochen absagen.",
        en="The contract comes about unless you cancel within two weeks.",
    ),
    T("Sie verlassen den Raum so, wie Sie ihn vorgefunden haben.", en="You leave the room as you found it."),
)


@hook
def answer(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Offer the room or say with regret that it cannot be had."""
    if outcome == "offered":
        return Result(parts=(Part(T("Wir sagen Ihnen den Raum zu.", en="We confirm the room.")),), conditions=CONDITIONS)
    return Result(
        parts=(Part(T("Leider können wir Ihnen keinen Raum anbieten.", en="Unfortunately we cannot offer you a room.")),)
    )


@register
class KnowledgeHouse(Service):
    """Legal basis: the house's terms of use, not published yet; the contract is one of private law."""

    slug = "haus-des-wissens"
    title = T("Raum oder Marktstand im Haus des Wissens anfragen", en="Ask for a room or stand in the House of Knowledge")
    legal_basis = "Nutzungs- und Entgeltordnung des Hauses des Wissens (Entwurf; privatrechtlich)"
    authority = "haus-des-wissens"
    submit_label = T("Anfrage absenden", en="Send the request")
    profile = Profile(
        summary=T(
            "Fragen Sie einen Seminarraum, einen Saal oder einen Stand in der Markthalle an. Das Haus öffnet 2027.",
            en="Ask for a seminar room, a hall or a stand in the market hall. The house opens in 2027.",
        ),
        who=T("Alle Menschen, Vereine, Gruppen und Unternehmen.", en="Everybody: people, associations, groups and companies."),
        cost=T(
            "Das Entgelt richtet sich nach Raum und Stunden. Sie sehen es, bevor Sie die Anfrage absenden.",
            en="The rent depends on the space and the hours. You see it before you send the request.",
        ),
        minutes=5,
        processing=T("Meist innerhalb von zwei Wochen", en="Usually within two weeks"),
        keywords=(
            "haus des wissens",
            "raum mieten",
            "saal mieten",
            "seminarraum",
            "veranstaltungsraum",
            "marktstand",
            "markthalle",
            "vhs",
            "bücherei",
            "rent a room",
            "event space",
            "market stall",
        ),
        audience=("citizen", "organisation"),
        life_situations=("business", "living"),
    )
    steps = [Asker, Space, Content]
    applicant = Asker.who
    processing = "knowledge_house.processing"
    fee = Fee(
        (
            FeeItem(T("Entgelt je Stunde", en="Rent per hour"), law="knowledge_house.rent", by=Space.kind, times=Space.hours),
            FeeItem(T("Technik", en="Equipment"), law="knowledge_house.equipment", when=Content.equipment.is_answered()),
        )
    )
    outcomes = [
        Outcome(
            id="offered",
            label=T("Zusagen", en="Confirm"),
            granted=True,
            nature=Nature.PRIVATE_LAW,
            letter=OFFER,
            charged=True,
            asks=(
                fields.Text(T("Raum oder Stand", en="Room or stand"), id="room", max_length=80, personal=False),
                fields.Text(T("Tage und Uhrzeiten", en="Days and times"), id="dates", max_length=200, personal=False),
            ),
            summary=T(
                "Wir haben einen Raum für Sie. Das Angebot liegt bereit.", en="We have a room for you. The offer is ready."
            ),
        ),
        Outcome(
            id="declined",
            label=T("Absagen", en="Decline"),
            granted=False,
            nature=Nature.PRIVATE_LAW,
            letter=REGRET,
            needs_reasons=True,
            reasons=REGRET_REASONS,
            summary=T(
                "Wir können Ihnen zu diesen Terminen keinen Raum anbieten. Im Schreiben steht, was sonst möglich ist.",
                en="We cannot offer you a room on these dates. The letter says what else is possible.",
            ),
        ),
    ]
    assess = answer
