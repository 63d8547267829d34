"""Apply for the grant for greening a roof, a facade or a garden, before the work begins."""

from services.green_roof.questions import Asker, Building, Measures, Payout
from services.green_roof.reasons import REFUSAL_REASONS
from services.green_roof.rules import BUDGET, assess, claim, group
from townhall.kit import Block, Letter, Nature, Outcome, Profile, Service, T, fields, register

LETTER = Letter(
    T("Bescheid über die Förderung Ihrer Begrünung", en="Notice on the grant for your greening"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie die Förderung einer Begrünung beantragt.",
                en="Dear {applicant},\n\non {received_on} you applied for the grant for greening.",
            ),
        ),
        Block("parts", title=T("Entscheidung", en="Decision")),
        Block("tables"),
        Block("conditions", title=T("Bedingungen", en="Conditions")),
        Block("reasons", title=T("Begründung", en="Reasons")),
        Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received")),
        Block("remedy", title=T("Ihr Recht", en="Your rights")),
    ),
)


@register
class GreenRoof(Service):
    """Legal basis: the city's grant directive of 1.8.2023. The ceiling counts per person and year."""

    slug = "gruendach"
    title = T("Förderung für Dach-, Fassaden- und Gartenbegrünung", en="Grant for green roofs, facades and gardens")
    legal_basis = "Förderrichtlinie der Stadt Bochum zur Dach-, Fassaden- und Gartenbegrünung"
    authority = "klimaschutz"
    submit_label = T("Förderung beantragen", en="Apply for the grant")
    profile = Profile(
        summary=T(
            "Die Stadt zahlt die Hälfte, wenn Sie Ihr Dach, Ihre Fassade oder Ihren Garten begrünen.",
            en="The city pays half when you green your roof, facade or garden.",
        ),
        who=T(
            "Menschen, Vereine und Unternehmen mit einem Gebäude oder Grundstück in Bochum.",
            en="People, associations and companies with a building or land in Bochum.",
        ),
        cost=T("Der Antrag ist kostenlos.", en="Applying is free of charge."),
        minutes=8,
        processing=T("Meist innerhalb von drei Monaten", en="Usually within three months"),
        documents=(T("Kostenvoranschläge", en="Estimates"), T("Fotos vom heutigen Zustand", en="Photos of the present state")),
        keywords=(
            "gründach",
            "dachbegrünung",
            "fassadenbegrünung",
            "entsiegelung",
            "garten begrünen",
            "begrünung förderung",
            "zuschuss gründach",
            "green roof",
            "green facade",
            "greening grant",
        ),
        audience=("citizen", "organisation"),
        life_situations=("building", "living"),
    )
    steps = [Asker, Building, Measures, Payout]
    applicant = Asker.who
    trust = 1
    processing = "green_roof.processing"
    outcomes = [
        Outcome(
            id="granted",
            label=T("Förderung bewilligen", en="Grant the support"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            asks=(
                fields.Money(
                    T("Anerkannte Kosten, wenn sie vom Antrag abweichen", en="Accepted cost, if it differs from the application"),
                    id="accepted",
                    at_least=1,
                    required=False,
                    personal=False,
                ),
            ),
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
    group = group
    resource = BUDGET
    claim = claim
