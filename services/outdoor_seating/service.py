"""Outdoor seating, goods and boards on the pavement (Sondernutzung): what is asked, and how a case can end."""

from services.outdoor_seating.letters import GRANTED, REFUSED
from services.outdoor_seating.questions import Asker, Boards, Duration, Goods, Ground, Papers, Seats, Spot, Use
from services.outdoor_seating.reasons import REFUSAL_REASONS
from services.outdoor_seating.rules import REMEDY, assess
from services.outdoor_seating.tariff import fee as fee_of_the_tariff
from townhall.kit import Fee, Nature, Outcome, Payable, Profile, Service, Split, T, fields, register

ALLOWED = (
    fields.Period(
        T("Erlaubt von wann bis wann?", en="Allowed from when to when?"),
        id="allowed",
        personal=False,
        hint=T("Die Gebühr wird für diesen Zeitraum berechnet", en="The fee is worked out for this period"),
    ),
    fields.YesNo(T("Ist die Erlaubnis widerruflich?", en="Can the permission be revoked?"), id="revocable", personal=False),
    fields.LongText(
        T("Weitere Auflagen", en="Further conditions"),
        id="conditions",
        required=False,
        max_length=4000,
        personal=False,
        hint=T("Eine je Zeile", en="One a line"),
    ),
)


@register
class OutdoorSeating(Service):
    """Legal basis: StrWG NRW §§ 18 and 19a, § 6 (1) of the city's Sondernutzungssatzung, VwVfG NRW §§ 36 and 39.

    Permission and fee have different remedies (JustG NRW § 110): an action against the permission, an objection without
    suspensive effect against the levy. Both, the tariff and its zones are to be checked by the legal office.
    """

    slug = "sondernutzung-gastro"
    title = T("Außengastronomie, Waren und Werbung auf dem Gehweg", en="Outdoor seating, goods and boards on the pavement")
    legal_basis = "§§ 18, 19a StrWG NRW, § 6 Abs. 1 Sondernutzungssatzung der Stadt Bochum"
    authority = "sondernutzung"
    submit_label = T("Erlaubnis beantragen", en="Apply for the permission")
    profile = Profile(
        summary=T(
            "Beantragen Sie, Tische und Stühle, Waren oder Werbeständer auf öffentlicher Fläche aufzustellen.",
            en="Apply to put tables and chairs, goods or advertising boards on public ground.",
        ),
        who=T("Gastronomie, Handel und andere Betriebe.", en="Restaurants, shops and other businesses."),
        cost=T(
            "Die Gebühr richtet sich nach Fläche, Lage und Monaten. Sie sehen sie, bevor Sie den Antrag absenden.",
            en="The fee depends on area, position and months. You see it before you send the application.",
        ),
        minutes=12,
        processing=T("Stellen Sie den Antrag mindestens 14 Tage vorher.", en="Apply at least 14 days before."),
        documents=(
            T("Lageplan oder Skizze mit Maßen", en="Site plan or sketch with measurements"),
            T("Fotos vom Gehweg, wenn Sie welche haben", en="Photos of the pavement, if you have any"),
        ),
        channels=T(
            "Telefonisch, schriftlich oder im Tiefbauamt", en="By telephone, in writing or at the civil engineering office"
        ),
        keywords=(
            "außengastronomie",
            "terrasse gastronomie",
            "tische und stühle",
            "tische vor dem cafe",
            "sondernutzung",
            "straßencafe",
            "biergarten",
            "gehweg nutzen",
            "warenauslage",
            "werbeaufsteller",
            "kundenstopper",
            "heizpilz",
            "outdoor seating",
            "restaurant terrace",
            "pavement cafe",
            "sidewalk cafe",
            "a-board",
            "special use",
        ),
        audience=("organisation",),
        life_situations=("business",),
    )
    steps = [Asker, Ground, Spot, Use, Seats, Goods, Boards, Duration, Papers]
    applicant = Asker.who
    processing = "outdoor_seating.processing"
    fee = Fee(payable=Payable.AFTER)
    charge = fee_of_the_tariff
    outcomes = [
        Outcome(
            id="granted",
            label=T("Erlaubnis erteilen", en="Give the permission"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=GRANTED,
            charged=True,
            asks=ALLOWED,
            summary=T(
                "Sie dürfen die Fläche nutzen. Im Bescheid stehen Zeitraum, Auflagen und Gebühr.",
                en="You may use the space. The notice names period, conditions and fee.",
            ),
        ),
        Outcome(
            id="partly",
            label=T("Erlaubnis zum Teil erteilen", en="Give the permission in part"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=GRANTED,
            charged=True,
            asks=ALLOWED,
            hearing=True,
            split=Split(
                of="use/kinds",
                refused=T(
                    "Im Übrigen lehnen wir Ihren Antrag ab: {entry}.", en="We refuse the rest of your application: {entry}."
                ),
                remedy=REMEDY,
            ),
            summary=T(
                "Wir erlauben einen Teil Ihres Antrags. Den Rest lehnen wir ab. Der Bescheid nennt die Gründe.",
                en="We allow a part of your application. We refuse the rest. The notice gives the reasons.",
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
                "Wir können die Erlaubnis nicht geben. Der Bescheid nennt die Gründe.",
                en="We cannot give the permission. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
