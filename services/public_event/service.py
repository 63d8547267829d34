"""An event on public ground (Veranstaltung auf öffentlicher Fläche): what is asked, and how a case can end."""

from services.public_event.letters import GRANTED, REFUSED
from services.public_event.questions import (
    FoodAndMusic,
    InCharge,
    Occasion,
    Organiser,
    Papers,
    Safety,
    Schedule,
    Spot,
    Structures,
    Traffic,
)
from services.public_event.reasons import REFUSAL_REASONS
from services.public_event.rules import assess
from townhall.kit import Consulted, Fee, FeeItem, Nature, Outcome, Payable, Profile, Route, Service, T, fields, register

HEARD = T(
    "Bestehen gegen die Veranstaltung Bedenken? Welche Auflagen sind nötig?",
    en="Are there concerns about the event? Which conditions are needed?",
)


@register
class PublicEvent(Service):
    """Legal basis: StrWG NRW § 18, StVO § 29 (2), § 6 (1) of the city's Sondernutzungssatzung; VwVfG NRW § 36.

    Where a road is closed, the road traffic authority decides for the whole event (StrWG NRW § 21). That, the tariff, the
    number of visitors from which a safety concept is needed, and the remedies are to be checked by the legal office.
    """

    slug = "veranstaltung"
    title = T("Veranstaltung auf öffentlicher Fläche", en="Event on public ground")
    legal_basis = "§§ 18, 21 StrWG NRW, § 29 Abs. 2 StVO, § 6 Abs. 1 Sondernutzungssatzung der Stadt Bochum"
    authority = "sondernutzung"
    routes = [Route(Traffic.closes_road.is_true(), "strassenverkehr")]
    submit_label = T("Erlaubnis beantragen", en="Apply for the permission")
    profile = Profile(
        summary=T(
            "Beantragen Sie ein Straßenfest, einen Markt, einen Lauf, einen Umzug oder einen Infostand auf öffentlicher Fläche.",
            en="Apply for a street party, a market, a run, a parade or an information stand on public ground.",
        ),
        who=T(
            "Nachbarschaften, Vereine, Unternehmen und alle anderen, die etwas veranstalten.",
            en="Neighbourhoods, associations, companies and everybody else who organises something.",
        ),
        cost=T(
            "Eine Grundgebühr; bei gewerblichen Veranstaltungen kommt die Fläche hinzu, bei einer Sperrung die Anordnung. "
            "Sie sehen die Gebühr, bevor Sie den Antrag absenden.",
            en="A basic fee; commercial events also pay for the space, and closing a road costs extra. You see the fee before you "
            "send the application.",
        ),
        minutes=15,
        processing=T("Stellen Sie den Antrag mindestens sechs Wochen vorher.", en="Apply at least six weeks before."),
        documents=(
            T("Aufstellplan mit Rettungswegen", en="Layout plan with escape routes"),
            T("Nachweis der Haftpflichtversicherung", en="Proof of liability insurance"),
            T("Sicherheitskonzept ab 1.000 Menschen zur selben Zeit", en="Safety concept from 1,000 people at one time on"),
        ),
        channels=T("Telefonisch oder schriftlich", en="By telephone or in writing"),
        keywords=(
            "veranstaltung",
            "straßenfest",
            "nachbarschaftsfest",
            "fest anmelden",
            "flohmarkt",
            "trödelmarkt",
            "umzug karneval",
            "martinszug",
            "lauf",
            "konzert",
            "infostand",
            "info stand",
            "demo anmelden",
            "event",
            "street party",
            "event permit",
            "public event",
            "festival",
        ),
        audience=("citizen", "organisation"),
        life_situations=("business", "living"),
    )
    steps = [Organiser, InCharge, Occasion, Schedule, Spot, Structures, Traffic, FoodAndMusic, Safety, Papers]
    applicant = Organiser.who
    processing = "public_event.processing"
    fee = Fee(
        (
            FeeItem(T("Grundgebühr", en="Basic fee"), law="public_event.base"),
            FeeItem(
                T("Fläche je Quadratmeter und Tag", en="Space per square metre and day"),
                law="public_event.space",
                times=Spot.size * Schedule.occupied_days,
                when=Occasion.commercial.is_true(),
            ),
            FeeItem(
                T("Sperrung einer Straße", en="Closing a road"), law="public_event.closure", when=Traffic.closes_road.is_true()
            ),
        ),
        payable=Payable.AFTER,
    )
    consultations = [
        Consulted(
            "order",
            office="ordnungsamt",
            question=HEARD,
            shares=("occasion", "schedule", "spot", "food_and_music", "safety"),
        ),
        Consulted(
            "traffic",
            office="tiefbauamt",
            question=HEARD,
            shares=("occasion", "schedule", "spot", "structures", "traffic"),
            when=Traffic.closes_road.is_true(),
        ),
        Consulted(
            "fire",
            name=T("Feuerwehr und Rettungsdienst", en="Fire and rescue service"),
            email="feuerwehr@bochum.example",
            question=HEARD,
            shares=("occasion", "schedule", "spot", "structures", "safety"),
        ),
    ]
    outcomes = [
        Outcome(
            id="granted",
            label=T("Erlaubnis erteilen", en="Give the permission"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=GRANTED,
            charged=True,
            asks=(
                fields.Number(
                    T("Wie viele Menschen höchstens zur selben Zeit?", en="How many people at most at one time?"),
                    id="visitors",
                    at_least=1,
                    at_most=500000,
                    personal=False,
                ),
                fields.YesNo(
                    T("Ist die Erlaubnis widerruflich?", en="Can the permission be revoked?"), id="revocable", personal=False
                ),
                fields.LongText(
                    T("Weitere Auflagen", en="Further conditions"),
                    id="conditions",
                    required=False,
                    max_length=6000,
                    personal=False,
                    hint=T("Eine je Zeile", en="One a line"),
                ),
            ),
            summary=T(
                "Sie dürfen die Veranstaltung durchführen. Im Bescheid stehen Zeiten, Auflagen und Gebühr.",
                en="You may hold the event. The notice names times, conditions and fee.",
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
                "Wir können die Veranstaltung so nicht erlauben. Der Bescheid nennt die Gründe.",
                en="We cannot allow the event like this. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
