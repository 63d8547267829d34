"""Get a resident parking permit: apply, pay and park in a minute where everything is proved."""

from services.resident_parking.questions import Resident, Validity, Vehicle, Wish
from services.resident_parking.reasons import REFUSAL_REASONS
from services.resident_parking.rules import assess, decide, plate, requirements
from townhall.kit import Block, Fee, FeeItem, Letter, Nature, Outcome, Payable, Profile, Service, T, register

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nhier ist Ihr Bewohnerparkausweis.",
        en="Dear {applicant},\n\nhere is your resident parking permit.",
    ),
)
TO_REFUSE = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie einen Bewohnerparkausweis beantragt.",
        en="Dear {applicant},\n\non {received_on} you applied for a resident parking permit.",
    ),
)
FACTS = Block("facts", title=T("Ihr Ausweis", en="Your permit"))
PARTS = Block("parts", title=T("Entscheidung", en="Decision"))
REASONS = Block("reasons", title=T("Begründung", en="Reasons"))
ANNOUNCEMENT = Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received"))
REMEDY = Block("remedy", title=T("Ihr Recht", en="Your rights"))
PERMIT = Letter(
    T("Bewohnerparkausweis", en="Resident parking permit"),
    (
        GREETING,
        FACTS,
        PARTS,
        Block("entitlements", title=T("Nummer des Ausweises", en="Number of the permit")),
        Block("charge", title=T("Gebühr", en="Fee")),
        Block("conditions", title=T("Dazu gehört", en="This goes with it")),
        Block("notes", title=T("Gut zu wissen", en="Good to know")),
        ANNOUNCEMENT,
        REMEDY,
    ),
)
REFUSAL = Letter(
    T("Bescheid über Ihren Antrag auf einen Bewohnerparkausweis", en="Notice on your application for a resident parking permit"),
    (TO_REFUSE, PARTS, REASONS, ANNOUNCEMENT, REMEDY),
)


@register
class ResidentParking(Service):
    """Legal basis: StVO § 45 (1b) No. 2a, § 46 (3) and (5). That the remedy is an action is to be checked by the legal office."""

    slug = "bewohnerparkausweis"
    title = T("Bewohnerparkausweis beantragen", en="Apply for a resident parking permit")
    leika = "99108001001000"
    legal_basis = "§ 45 Abs. 1b Satz 1 Nr. 2a, § 46 Abs. 3 und 5 StVO, Gebührenordnung der Stadt Bochum"
    authority = "strassenverkehr"
    submit_label = T("Kostenpflichtig beantragen", en="Apply against payment")
    profile = Profile(
        summary=T(
            "Parken Sie in Ihrem Wohngebiet ohne Parkschein. Mit nachgewiesener Identität haben Sie den Ausweis in einer Minute.",
            en="Park in your residential area without a ticket. With a proved identity you have the permit in a minute.",
        ),
        who=T(
            "Alle, die mit ihrer Hauptwohnung in einem der 13 Bewohnerparkgebiete gemeldet sind und ein Fahrzeug halten oder dauerhaft nutzen.",
            en="Everybody whose main residence is in one of the 13 zones and who keeps or permanently uses a vehicle.",
        ),
        cost=T("90 € für ein Jahr. Sie zahlen online oder per Überweisung.", en="€90 for a year. You pay online or by transfer."),
        minutes=4,
        processing=T(
            "Sofort nach der Zahlung, wenn Anschrift und Fahrzeug nachgewiesen sind. Sonst meist innerhalb einer Woche.",
            en="At once after the payment if address and vehicle are proved. Otherwise usually within a week.",
        ),
        documents=(
            T("Kennzeichen Ihres Fahrzeugs", en="Licence plate of your vehicle"),
            T(
                "Fahrzeugschein, wenn das Fahrzeug auf jemand anderen zugelassen ist",
                en="Registration document if it is registered to somebody else",
            ),
        ),
        keywords=(
            "bewohnerparken",
            "bewohnerparkausweis",
            "anwohnerparken",
            "anwohnerparkausweis",
            "parkausweis",
            "parkberechtigung",
            "parken",
            "parkgebiet",
            "resident parking",
            "parking permit",
            "park my car",
        ),
        life_situations=("mobility", "moving"),
    )
    steps = [Wish, Resident, Vehicle, Validity]
    applicant = Resident.person
    trust = 1
    processing = "resident_parking.processing"
    automation = "resident_parking.automation"
    sample = "resident_parking.sample"
    checkable = ("parking_permit",)
    checked_by = "ordnungsamt"
    fee = Fee(
        (FeeItem(T("Gebühr für ein Jahr", en="Fee for a year"), law="resident_parking.fee", times=Validity.years),),
        Payable.BEFORE,
    )
    outcomes = [
        Outcome(
            id="granted",
            label=T("Ausweis ausstellen", en="Issue the permit"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=PERMIT,
            charged=True,
            summary=T(
                "Ihr Bewohnerparkausweis ist da. Er gilt ab dem Tag, der darin steht.",
                en="Your resident parking permit is here. It is valid from the day it names.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Antrag ablehnen", en="Refuse the application"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=REFUSAL,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir konnten den Ausweis nicht ausstellen. Der Bescheid nennt die Gründe.",
                en="We could not issue the permit. The notice gives the reasons.",
            ),
        ),
    ]
    decide = decide
    assess = assess
    group = plate
    requirements = requirements
