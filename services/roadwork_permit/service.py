"""Space in the road for a move, a skip, a scaffold or a crane (Halteverbot, Container, Gerüst): what is asked, how it ends."""

from services.roadwork_permit.letters import GRANTED, REFUSED
from services.roadwork_permit.questions import Asker, Duration, Papers, Purpose, Spot, Traffic
from services.roadwork_permit.reasons import REFUSAL_REASONS
from services.roadwork_permit.rules import assess
from townhall.kit import Fee, FeeItem, Nature, Outcome, Payable, Profile, Service, T, fields, register

TAKES_SPACE = ("container", "scaffold", "crane", "storage")


@register
class RoadworkPermit(Service):
    """Legal basis: StVO § 45 and § 46 (1) no. 8 and 11, § 6 (1) of the city's Sondernutzungssatzung.

    The fee of the traffic authority follows the GebOSt, whose figures we have not seen; that the remedy against permission
    and fee is an action (JustG NRW § 110) is to be checked by the legal office.
    """

    slug = "halteverbot-container-geruest"
    title = T("Halteverbot, Container, Gerüst", en="No-stopping zone, skip, scaffold")
    legal_basis = "§§ 45, 46 Abs. 1 Nr. 8 und 11 StVO, § 6 Abs. 1 Sondernutzungssatzung der Stadt Bochum"
    authority = "strassenverkehr"
    submit_label = T("Erlaubnis beantragen", en="Apply for the permission")
    profile = Profile(
        summary=T(
            "Beantragen Sie Platz auf der Straße: für einen Umzug, einen Container, ein Gerüst, einen Kran oder eine Baustelle.",
            en="Apply for space in the road: for a move, a skip, a scaffold, a crane or a building site.",
        ),
        who=T("Alle, die Platz auf der Straße brauchen.", en="Everyone who needs space in the road."),
        cost=T(
            "Die Gebühr richtet sich nach Zweck, Länge und Tagen. Sie sehen sie, bevor Sie den Antrag absenden. Schilder und "
            "Absperrung bezahlen Sie selbst.",
            en="The fee depends on purpose, length and days. You see it before you send the application. You pay for signs and "
            "barriers yourself.",
        ),
        minutes=9,
        processing=T("Stellen Sie den Antrag mindestens 14 Tage vorher.", en="Apply at least 14 days before."),
        documents=(
            T("Lageplan oder Skizze mit Maßen", en="Site plan or sketch with measurements"),
            T(
                "Verkehrszeichenplan, wenn Fahrbahn, Radweg oder Haltestelle betroffen sind",
                en="Traffic sign plan, if carriageway, cycle path or a stop are affected",
            ),
        ),
        channels=T("Telefonisch oder schriftlich", en="By telephone or in writing"),
        keywords=(
            "halteverbot",
            "halteverbotszone",
            "halteverbot umzug",
            "container",
            "container auf der straße aufstellen",
            "container aufstellen",
            "gerüst",
            "kran",
            "umzugswagen",
            "parkverbot einrichten",
            "straße sperren",
            "baustelle einrichten",
            "no parking zone",
            "no stopping zone",
            "moving van",
            "skip",
            "scaffolding",
            "dumpster",
        ),
        audience=("citizen", "organisation"),
        life_situations=("moving", "building", "business"),
    )
    steps = [Asker, Purpose, Spot, Duration, Traffic, Papers]
    applicant = Asker.who
    processing = "roadwork_permit.processing"
    fee = Fee(
        (
            FeeItem(T("Anordnung oder Ausnahme", en="Order or exception"), law="roadwork_permit.order", by=Purpose.kind),
            FeeItem(
                T("Genutzte Straße je Meter und Tag", en="Road used, per metre and day"),
                law="roadwork_permit.space",
                times=Spot.length * Duration.days,
                when=Purpose.kind.is_one_of(*TAKES_SPACE),
            ),
        ),
        payable=Payable.AFTER,
    )
    outcomes = [
        Outcome(
            id="granted",
            label=T("Anordnen und erlauben", en="Order and allow"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=GRANTED,
            charged=True,
            asks=(
                fields.Text(
                    T("Welche Schilder wo?", en="Which signs where?"),
                    id="signs",
                    max_length=400,
                    personal=False,
                    hint=T(
                        "Zum Beispiel: zweimal Zeichen 283 mit Zusatzzeichen, Anfang und Ende",
                        en="For example: two signs 283 with additional plates, beginning and end",
                    ),
                ),
                fields.LongText(
                    T("Weitere Auflagen", en="Further conditions"),
                    id="conditions",
                    required=False,
                    max_length=4000,
                    personal=False,
                    hint=T("Eine je Zeile", en="One a line"),
                ),
            ),
            summary=T(
                "Sie bekommen den Platz auf der Straße. Im Bescheid stehen Tage, Schilder, Auflagen und Gebühr.",
                en="You get the space in the road. The notice names days, signs, conditions and fee.",
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
                "Wir können den Platz nicht freigeben. Der Bescheid nennt die Gründe.",
                en="We cannot give you the space. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
