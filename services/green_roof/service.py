"""Apply for the grant for greening a roof, a facade or a garden, before the work begins."""

from decimal import ROUND_DOWN, Decimal

from townhall.kit import (
    Answers,
    Block,
    ClaimOn,
    Letter,
    Nature,
    Outcome,
    Part,
    Profile,
    Result,
    Row,
    Service,
    Situation,
    Step,
    Stop,
    T,
    Table,
    fields,
    hook,
    register,
    written,
)

REMEDY, BUDGET = "remedy.klage", "green-roof-2026"
KINDS = {
    "roof": T("Dach", en="Roof"),
    "facade": T("Fassade", en="Facade"),
    "garden": T("Garten oder Hof", en="Garden or yard"),
}


class Asker(Step):
    title = T("Wer stellt den Antrag?", en="Who applies?")

    who = fields.One(fields.Applicant, prefill="identity")
    owns = fields.YesNo(T("Gehört Ihnen das Gebäude oder Grundstück allein?", en="Do you alone own the building or land?"))
    consent = fields.Evidence(
        T("Zustimmung der Eigentümerinnen und Eigentümer", en="Consent of the owners"), may_follow=True, when=owns.is_false()
    )


class Building(Step):
    title = T("Wo wird begrünt?", en="Where will it be greened?")

    has_begun = fields.YesNo(
        T("Haben die Arbeiten schon begonnen oder ist ein Auftrag erteilt?", en="Has the work begun, or has it been ordered?"),
        why=T("Gefördert wird nur, was noch nicht begonnen ist.", en="Only what has not begun yet can be supported."),
    )
    stops = [
        Stop(
            has_begun.is_true(),
            title=T("Begonnene Arbeiten können wir nicht fördern", en="We cannot support work that has begun"),
            reason=T(
                "Die Förderung muss bewilligt sein, bevor Sie den Auftrag erteilen.",
                en="The grant has to be approved before you place the order.",
            ),
            way_on=T(
                "Planen Sie weitere Flächen? Dann beantragen Sie die Förderung für diese.",
                en="Are you planning further areas? Then apply for these.",
            ),
        )
    ]
    address = fields.One(fields.Address, T("Anschrift des Gebäudes", en="Address of the building"))
    parcel = fields.Text(
        T("Flurstück", en="Parcel"),
        required=False,
        max_length=40,
        personal=False,
        hint=T("Steht im Grundbuch", en="In the land register"),
    )
    built = fields.Number(T("Baujahr", en="Year of construction"), at_least=1700, at_most=2100, required=False, personal=False)


class Measure(fields.Group):
    title = T("Maßnahme", en="Measure")

    what = fields.Choice(T("Was wird begrünt?", en="What is greened?"), options=fields.options(**KINDS), personal=False)
    area = fields.Number(T("Fläche", en="Area"), at_least=1, at_most=5000, unit=T("m²", en="m²"), personal=False)
    depth = fields.Number(
        T("Höhe des Aufbaus", en="Depth of the layers"),
        at_least=2,
        at_most=200,
        unit=T("cm", en="cm"),
        when=what.is_("roof"),
        personal=False,
    )
    cost = fields.Money(T("Kosten laut Kostenvoranschlag", en="Cost by the estimate"), at_least=1, at_most=500000, personal=False)


class Measures(Step):
    title = T("Was ist geplant?", en="What is planned?")

    measures = fields.Repeat(T("Maßnahme", en="Measure"), of=fields.One(Measure), at_least=1, at_most=6)
    total = fields.Computed(
        T("Kosten zusammen", en="Cost in all"), value=measures.total("cost"), places=2, unit=T("Euro", en="euro")
    )
    estimates = fields.Evidence(T("Kostenvoranschläge", en="Estimates"), at_most=6, may_follow=True)
    photos = fields.Evidence(T("Fotos vom heutigen Zustand", en="Photos of the present state"), at_most=6, may_follow=True)
    statics = fields.Evidence(
        T("Nachweis, dass das Dach die Last trägt", en="Proof that the roof bears the load"), required=False
    )


class Payout(Step):
    title = T("Auszahlung", en="Payment")

    iban = fields.Iban(T("IBAN", en="IBAN"))
    truth = fields.Declaration(T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."))


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Grant the share of the cost up to the ceiling, or what the clerk accepts of the cost; or refuse."""
    if outcome == "refused":
        return Result(parts=(Part(T("Der Antrag wird abgelehnt.", en="The application is refused."), REMEDY),))
    cost = situation.stated.get("accepted") or answers.read(Measures).total or Decimal(0)
    share = situation.law.value("green_roof.share", on=situation.submitted_on)
    ceiling = situation.law.value("green_roof.ceiling", on=situation.submitted_on)
    cents = min(int((cost * share).to_integral_value(ROUND_DOWN)), ceiling)
    granted = T("Für Ihre Begrünung werden bis zu {amount} bewilligt.", en="Up to {amount} are granted for your greening.").fill(
        amount=written.euro(cents)
    )
    return Result(
        parts=(Part(granted, REMEDY),),
        tables=(table(answers, cost, share, ceiling, cents),),
        conditions=(
            T(
                "Beginnen Sie innerhalb von zwölf Monaten und erhalten Sie die Begrünung mindestens zehn Jahre.",
                en="Begin within twelve months and keep the greening for at least ten years.",
            ),
            T(
                "Der Betrag wird nach Vorlage der Rechnungen ausgezahlt.",
                en="The amount is paid when you have shown the invoices.",
            ),
        ),
        claims=(ClaimOn(BUDGET, cents),),
    )


def table(answers: Answers, cost: Decimal, share: int, ceiling: int, cents: int) -> Table:
    """Show each measure, the accepted cost, the share and the ceiling."""
    rows = [
        Row((KINDS[one.what], T(f"{one.area} m²", en=f"{one.area} m²"), written.euro(int(one.cost * 100))))
        for one in answers.read(Measures).measures
    ]
    blank = T("", en="")
    rows.append(Row((T("Anerkannte Kosten", en="Accepted cost"), blank, written.euro(int(cost * 100)))))
    rows.append(Row((T("Höchstbetrag", en="Ceiling"), blank, written.euro(ceiling))))
    return Table(
        title=T("So haben wir gerechnet", en="How we worked it out"),
        head=(T("Maßnahme", en="Measure"), T("Fläche", en="Area"), T("Betrag", en="Amount")),
        rows=tuple(rows),
        total=Row((T(f"Förderung ({share} %)", en=f"Grant ({share}%)"), blank, written.euro(cents))),
    )


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
    """Legal basis: the city's grant directive of 1.8.2023. The ceiling counts per person and year; a person checks earlier grants."""

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
            summary=T(
                "Wir konnten die Förderung nicht bewilligen. Der Bescheid nennt die Gründe.",
                en="We could not approve the grant. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
