"""Apply for the grant for a balcony power station: a limited budget, households with a low income first."""

from services.balcony_power.questions import Income, Payout, Person, Station
from services.balcony_power.reasons import REFUSAL_REASONS
from services.balcony_power.rules import BUDGET, assess, claim, requirements
from townhall.kit import Block, Letter, Nature, Outcome, Profile, Service, T, register

LETTER = Letter(
    T("Bescheid über die Förderung Ihres Balkonkraftwerks", en="Notice on the grant for your balcony power station"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie die Förderung für ein Balkonkraftwerk beantragt.",
                en="Dear {applicant},\n\non {received_on} you applied for the grant for a balcony power station.",
            ),
        ),
        Block("parts", title=T("Entscheidung", en="Decision")),
        Block("conditions", title=T("Bedingungen", en="Conditions")),
        Block("reasons", title=T("Begründung", en="Reasons")),
        Block("notes", title=T("Gut zu wissen", en="Good to know")),
        Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received")),
        Block("remedy", title=T("Ihr Recht", en="Your rights")),
    ),
)


@register
class BalconyPower(Service):
    """Legal basis: the city's grant directive in force from 31.12.2025. The grant is a benefit without entitlement in law."""

    slug = "balkonkraftwerk"
    title = T("Förderung für ein Balkonkraftwerk", en="Grant for a balcony power station")
    legal_basis = "Förderrichtlinie der Stadt Bochum für Balkonkraftwerke, § 44 LHO NRW entsprechend"
    authority = "klimaschutz"
    submit_label = T("Förderung beantragen", en="Apply for the grant")
    profile = Profile(
        summary=T(
            "Bekommen Sie bis zu 500 € zurück, wenn Sie ein Balkonkraftwerk gekauft und angebracht haben.",
            en="Get back up to €500 if you have bought and installed a balcony power station.",
        ),
        who=T(
            "Menschen, die in Bochum wohnen. Haushalte mit geringem Einkommen kommen zuerst an die Reihe.",
            en="People who live in Bochum. Households with a low income are served first.",
        ),
        cost=T("Der Antrag ist kostenlos.", en="Applying is free of charge."),
        minutes=6,
        processing=T("Meist innerhalb von zwei Monaten", en="Usually within two months"),
        documents=(
            T("Rechnung und Foto der Anlage", en="Invoice and photo of the station"),
            T("Bescheinigung über das Online-Seminar", en="Certificate of the online seminar"),
            T("Bescheid über eine Sozialleistung, wenn Sie eine bekommen", en="Notice of a benefit, if you receive one"),
        ),
        keywords=(
            "balkonkraftwerk",
            "balkonsolar",
            "mini pv",
            "stecker solar",
            "solaranlage balkon",
            "photovoltaik",
            "solar förderung",
            "zuschuss solar",
            "balcony solar",
            "solar grant",
            "plug-in solar",
        ),
        life_situations=("building", "living"),
    )
    steps = [Person, Station, Income, Payout]
    applicant = Person.person
    trust = 1
    processing = "balcony_power.processing"
    outcomes = [
        Outcome(
            id="granted",
            label=T("Förderung bewilligen", en="Grant the support"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            summary=T(
                "Ihre Förderung ist bewilligt. Der Bescheid nennt den Betrag.",
                en="Your grant is approved. The notice names the amount.",
            ),
        ),
        Outcome(
            id="refused",
            label=T("Antrag ablehnen", en="Refuse the application"),
            granted=False,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            needs_reasons=True,
            reasons=REFUSAL_REASONS,
            summary=T(
                "Wir konnten die Förderung nicht bewilligen. Der Bescheid nennt die Gründe.",
                en="We could not approve the grant. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
    requirements = requirements
    resource = BUDGET
    claim = claim
