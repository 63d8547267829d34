"""Charging points on public ground (Ladeinfrastruktur): what is asked, and how a case can end."""

from services.charging_point.letters import OFFERED, PERMITTED, REFUSED
from services.charging_point.questions import Ground, Operation, Operator, Papers, Sites
from services.charging_point.reasons import CONTRACT_REASONS, REFUSAL_REASONS
from services.charging_point.rules import assess
from townhall.kit import Fee, FeeItem, Nature, Outcome, Payable, Profile, Service, T, fields, register

CONDITIONS = fields.LongText(
    T("Weitere Auflagen oder Vereinbarungen", en="Further conditions or terms"),
    id="conditions",
    required=False,
    max_length=4000,
    personal=False,
    hint=T("Eine je Zeile", en="One a line"),
)


@register
class ChargingPoint(Service):
    """Legal basis: StrWG NRW § 18; the Ladesäulenverordnung for operation.

    A case ends with a permission under public law (administrative act) or with the offer of a contract under private law
    (Gestattungsvertrag), which orders nothing and has no remedy; a refusal is an administrative act. Which of the two the
    city uses where, and the remedies, are to be checked by the legal office.
    """

    slug = "ladepunkt"
    title = T("Ladepunkte auf öffentlicher Fläche", en="Charging points on public ground")
    legal_basis = "§ 18 StrWG NRW, Sondernutzungssatzung der Stadt Bochum, Ladesäulenverordnung"
    authority = "sondernutzung"
    trust = 1
    submit_label = T("Antrag für Ladepunkte absenden", en="Send the application for charging points")
    profile = Profile(
        summary=T(
            "Beantragen Sie, an öffentlichen Straßen und Plätzen Ladepunkte für Elektroautos aufzustellen und zu betreiben.",
            en="Apply to put up and run charging points for electric cars on public roads and squares.",
        ),
        who=T("Unternehmen, die Ladepunkte betreiben.", en="Companies that run charging points."),
        cost=T(
            "Bei einer Erlaubnis zahlen Sie eine Gebühr je Stellplatz und Jahr. Schließen wir einen Vertrag, steht der Preis darin.",
            en="With a permission you pay a fee per parking space and year. If we conclude a contract, it names the price.",
        ),
        minutes=10,
        processing=T("Etwa drei Monate", en="About three months"),
        documents=(
            T("Lageplan je Standort", en="Site plan of each site"),
            T("Zusage des Netzbetreibers, wenn es sie gibt", en="Promise of the grid operator, if there is one"),
        ),
        channels=T("Telefonisch oder schriftlich", en="By telephone or in writing"),
        keywords=(
            "ladepunkt",
            "ladesäule",
            "ladestation",
            "ladeinfrastruktur",
            "elektroauto laden",
            "e-auto",
            "wallbox straße",
            "elektromobilität",
            "charging point",
            "charging station",
            "ev charger",
            "electric car",
        ),
        audience=("organisation",),
        life_situations=("business", "mobility"),
    )
    steps = [Operator, Ground, Sites, Operation, Papers]
    applicant = Operator.who
    processing = "charging_point.processing"
    fee = Fee(
        (
            FeeItem(
                T("Stellplatz im ersten Jahr", en="Parking space in the first year"),
                law="charging_point.space",
                times=Sites.spaces,
            ),
        ),
        payable=Payable.AFTER,
    )
    outcomes = [
        Outcome(
            id="permitted",
            label=T("Erlaubnis erteilen", en="Give the permission"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=PERMITTED,
            charged=True,
            asks=(
                fields.Date(T("Erlaubt bis", en="Allowed until"), id="until", future=True, personal=False),
                CONDITIONS,
            ),
            summary=T(
                "Sie dürfen die Ladepunkte aufstellen. Im Bescheid stehen Standorte, Auflagen und Gebühr.",
                en="You may put up the charging points. The notice names sites, conditions and fee.",
            ),
        ),
        Outcome(
            id="offered",
            label=T("Gestattungsvertrag anbieten", en="Offer a contract"),
            granted=True,
            nature=Nature.PRIVATE_LAW,
            letter=OFFERED,
            needs_reasons=True,
            reasons=CONTRACT_REASONS,
            asks=(
                fields.Text(T("Laufzeit und Entgelt", en="Term and price"), id="term", max_length=300, personal=False),
                CONDITIONS,
            ),
            summary=T(
                "Wir bieten Ihnen einen Vertrag für die Standorte an. Das Angebot liegt bereit.",
                en="We offer you a contract for the sites. The offer is ready.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Antrag ablehnen", en="Refuse the application"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=REFUSED,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir können die Standorte nicht freigeben. Der Bescheid nennt die Gründe.",
                en="We cannot give you the sites. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
