"""Get parking permits for the vehicles of a craft business."""

from datetime import date, timedelta
from decimal import Decimal

from services.trade_parking.reasons import REFUSAL_REASONS
from townhall.kit import (
    Answers,
    Block,
    Charge,
    Effect,
    Fact,
    Fee,
    Letter,
    Nature,
    Outcome,
    Part,
    Payable,
    Profile,
    Result,
    Service,
    Situation,
    Step,
    T,
    charge_line,
    fields,
    hook,
    register,
    written,
)

REMEDY, PERMIT = "remedy.klage", "trade_permit"


class Business(Step):
    title = T("Ihr Betrieb", en="Your business")

    who = fields.One(fields.Business, prefill="identity")
    number = fields.Text(
        T("Betriebsnummer der Handwerkskammer", en="Number at the chamber of crafts"),
        max_length=20,
        hint=T("Steht auf der Handwerkskarte", en="Stands on the craft card"),
    )
    card = fields.Evidence(T("Handwerkskarte", en="Craft card"), may_follow=True)


class Van(fields.Group):
    title = T("Fahrzeug", en="Vehicle")

    plate = fields.LicencePlate(
        T("Kennzeichen", en="Licence plate"), home="BO", hint=T("Zum Beispiel BO-AB 123", en="For example BO-AB 123")
    )
    weight = fields.Number(
        T("Zulässige Gesamtmasse", en="Permitted total weight"),
        at_least=500,
        at_most=40000,
        unit=T("kg", en="kg"),
        hint=T("Fahrzeugschein Feld F.1", en="Registration document, field F.1"),
    )


class Vehicles(Step):
    title = T("Ihre Fahrzeuge", en="Your vehicles")

    vans = fields.Repeat(T("Fahrzeug", en="Vehicle"), of=fields.One(Van), at_least=1, at_most=15)
    registration = fields.Evidence(
        T("Zulassungsbescheinigungen Teil I", en="Registration documents, part I"), at_most=15, may_follow=True
    )


class Validity(Step):
    title = T("Gültigkeit", en="Validity")

    area = fields.Choice(
        T("Wo arbeiten Sie?", en="Where do you work?"),
        options=fields.options(
            city=T("Nur in Bochum", en="In Bochum only"), region=T("Auch in Nachbarstädten", en="In neighbouring cities, too")
        ),
        hint=T("Der Ausweis der Stadt gilt in Bochum", en="The city’s permit is valid in Bochum"),
    )
    begins = fields.Date(T("Ab wann?", en="From when?"), future=True, personal=False)
    years = fields.Number(
        T("Für wie viele Jahre?", en="For how many years?"), at_least=1, at_most=3, unit=T("Jahre", en="years"), personal=False
    )
    truth = fields.Declaration(
        T(
            "Die Fahrzeuge werden für Handwerksarbeiten vor Ort gebraucht, nicht für den Weg zur Arbeit.",
            en="The vehicles are needed for craft work on site, not for the way to work.",
        ),
        short=T("Nur für Arbeiten vor Ort", en="For work on site only"),
    )


@hook
def cost(answers: Answers, situation: Situation) -> Charge:
    """Charge the first vehicle and each further one for every year."""
    years = answers.read(Validity).years or Decimal(0)
    vans = len(answers.read(Vehicles).vans or [])
    on = situation.submitted_on
    table, source = situation.law.value("trade_parking.fee", on=on), situation.law.source("trade_parking.fee", on=on)
    first = T("Erstes Fahrzeug je Jahr", en="First vehicle per year")
    further = T("Weitere Fahrzeuge je Jahr", en="Further vehicles per year")
    lines = [(first, table["first"], years), (further, table["further"], years * max(vans - 1, 0))]
    return Charge(tuple(charge_line(title, each=each, count=count, source=source) for title, each, count in lines if count))


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Issue one permit per vehicle, or refuse."""
    if outcome == "refused":
        return Result(parts=(Part(T("Der Antrag wird abgelehnt.", en="The application is refused."), REMEDY),))
    begins, until = answers.read(Validity).begins, last_day(answers)
    plates = [van.plate for van in answers.read(Vehicles).vans]
    granted = T(
        "Mit den Fahrzeugen {plates} dürfen Sie bei Handwerksarbeiten vor Ort auch dort parken, wo sonst ein Parkschein, eine "
        "Parkscheibe oder ein Bewohnerparkausweis nötig ist, vom {begins} bis zum {until}.",
        en="With the vehicles {plates} you may, for craft work on site, also park where otherwise a ticket, a parking disc or a "
        "resident permit is needed, from {begins} to {until}.",
    ).fill(plates=written.several(plates), begins=written.day(begins), until=written.day(until))
    return Result(
        parts=(Part(granted, REMEDY),),
        facts=(
            Fact(T("Kennzeichen", en="Licence plates"), written.several(plates)),
            Fact(T("Gültig bis", en="Valid until"), written.day(until)),
        ),
        conditions=(
            T("Der Ausweis gilt nur, solange Sie vor Ort arbeiten.", en="The permit is valid only while you work on site."),
            T("Auf Geh- und Radwegen dürfen Sie nicht parken.", en="You may not park on pavements and cycle paths."),
        ),
        effects=tuple(issued(plate, begins, until) for plate in plates),
    )


def last_day(answers: Answers) -> date:
    begins, years = answers.read(Validity).begins, int(answers.read(Validity).years)
    leap = begins.month == 2 and begins.day == 29
    return begins.replace(year=begins.year + years, day=28 if leap else begins.day) - timedelta(days=0 if leap else 1)


def issued(plate: str, begins: date, until: date) -> Effect:
    return Effect("create", PERMIT, plate, begins, valid_until=until, data=(("plate", plate), ("zone", "Handwerk")))


LETTER = Letter(
    T("Bescheid über Ihren Handwerkerparkausweis", en="Notice on your craft parking permit"),
    (
        Block(
            "text",
            text=T(
                "Guten Tag {applicant},\n\nam {received_on} haben Sie einen Handwerkerparkausweis beantragt.",
                en="Dear {applicant},\n\non {received_on} you applied for a craft parking permit.",
            ),
        ),
        Block("facts", title=T("Ihr Ausweis", en="Your permit")),
        Block("parts", title=T("Entscheidung", en="Decision")),
        Block("entitlements", title=T("Nummern der Ausweise", en="Numbers of the permits")),
        Block("charge", title=T("Gebühr", en="Fee")),
        Block("conditions", title=T("Nebenbestimmungen", en="Conditions")),
        Block("reasons", title=T("Begründung", en="Reasons")),
        Block("announcement", title=T("Bekanntgabe", en="When this notice counts as received")),
        Block("remedy", title=T("Ihr Recht", en="Your rights")),
    ),
)


@register
class TradeParking(Service):
    """Legal basis: StVO § 46 (1) No. 11, (3) and (5). That the remedy is an action is to be checked by the legal office."""

    slug = "handwerkerparkausweis"
    title = T("Handwerkerparkausweis beantragen", en="Apply for a craft parking permit")
    legal_basis = "§ 46 Abs. 1 Nr. 11, Abs. 3 und 5 StVO"
    authority = "strassenverkehr"
    submit_label = T("Kostenpflichtig beantragen", en="Apply against payment")
    profile = Profile(
        summary=T(
            "Parken Sie mit den Fahrzeugen Ihres Betriebs bei Arbeiten vor Ort auch in Parkzonen.",
            en="Park the vehicles of your business in parking zones, too, while working on site.",
        ),
        who=T("Betriebe, die in der Handwerksrolle stehen.", en="Businesses in the register of crafts."),
        cost=T(
            "150 € im Jahr für das erste Fahrzeug, 20 € für jedes weitere. Sie sehen die Summe, bevor Sie absenden.",
            en="€150 a year for the first vehicle, €20 for each further one. You see the sum before you send.",
        ),
        minutes=6,
        processing=T("Meist innerhalb von zwei Wochen", en="Usually within two weeks"),
        documents=(T("Handwerkskarte", en="Craft card"), T("Fahrzeugscheine", en="Registration documents")),
        keywords=(
            "handwerkerparkausweis",
            "handwerker parken",
            "parkausweis gewerbe",
            "ausnahmegenehmigung parken",
            "monteur parken",
            "firmenwagen parken",
            "craft parking permit",
            "trade parking",
        ),
        audience=("organisation",),
        life_situations=("business", "mobility"),
    )
    steps = [Business, Vehicles, Validity]
    applicant = Business.who
    trust = 1
    processing = "trade_parking.processing"
    checkable = (PERMIT,)
    checked_by = "ordnungsamt"
    fee = Fee(payable=Payable.AFTER)
    charge = cost
    outcomes = [
        Outcome(
            id="granted",
            label=T("Ausweise ausstellen", en="Issue the permits"),
            granted=True,
            nature=Nature.ADMINISTRATIVE_ACT,
            letter=LETTER,
            charged=True,
            summary=T(
                "Ihre Ausweise sind da. Der Bescheid nennt die Gebühr.", en="Your permits are here. The notice names the fee."
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
                "Wir konnten keinen Ausweis ausstellen. Der Bescheid nennt die Gründe.",
                en="We could not issue a permit. The notice gives the reasons.",
            ),
        ),
    ]
    assess = assess
