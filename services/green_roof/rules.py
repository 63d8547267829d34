"""What a grant comes to, and what it takes of the budget and of the ceiling of the year."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from services.green_roof.questions import KINDS, Asker, Measures
from townhall.kit import Answers, ClaimOn, Effect, Impossible, Part, Result, Row, Situation, T, Table, hook, written

REMEDY, BUDGET = "remedy.klage", "green-roof-2026"
GRANT = "greening_grant"
USED_UP = T(
    "Der Höchstbetrag von {ceiling} ist in diesem Jahr schon bewilligt.",
    en="The ceiling of {ceiling} has been granted this year already.",
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Grant the share of the cost up to the ceiling, or what the clerk accepts of the cost; or refuse."""
    if outcome == "refused":
        return Result(parts=(Part(T("Der Antrag wird abgelehnt.", en="The application is refused."), REMEDY),))
    sums = worked_out(answers, situation)
    if sums.earlier >= sums.ceiling:
        return Impossible(USED_UP.fill(ceiling=written.euro(sums.ceiling)))
    granted = T("Für Ihre Begrünung werden bis zu {amount} bewilligt.", en="Up to {amount} are granted for your greening.").fill(
        amount=written.euro(sums.cents)
    )
    return Result(
        parts=(Part(granted, REMEDY),),
        tables=(table(answers, sums),),
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
        effects=(remembered(situation, sums.cents),),
        claims=(ClaimOn(BUDGET, sums.cents),) if sums.cents else (),
    )


@hook
def claim(answers: Answers, situation: Situation) -> ClaimOn:
    """Ask the budget for what the grant would come to."""
    return ClaimOn(BUDGET, worked_out(answers, situation).cents)


@hook
def group(answers: Answers) -> str:
    """Count the grants of one person or organisation together."""
    who = answers.read(Asker).who
    one = who.person
    name = f"{one.given_name} {one.family_name} {one.born}" if who.applies_as == "person" else who.organisation.name
    return f"greening {' '.join(name.casefold().split())}"


@dataclass(frozen=True)
class Sums:
    """The accepted cost in euros, the share in per cent, and in cents: the ceiling, what was granted this year, the grant."""

    cost: Decimal
    share: int
    ceiling: int
    earlier: int
    cents: int


def worked_out(answers: Answers, situation: Situation) -> Sums:
    """Work out the share of the cost, up to what the ceiling of the year leaves after earlier grants."""
    cost = situation.stated.get("accepted") or answers.read(Measures).total or Decimal(0)
    share = situation.law.value("green_roof.share", on=situation.submitted_on)
    ceiling = situation.law.value("green_roof.ceiling", on=situation.submitted_on)
    year = str(situation.submitted_on.year)
    earlier = sum(int(one.data["cents"]) for one in situation.held if one.kind == GRANT and one.data["year"] == year)
    cents = min(int((cost * share).to_integral_value(ROUND_DOWN)), max(ceiling - earlier, 0))
    return Sums(cost, share, ceiling, earlier, cents)


def remembered(situation: Situation, cents: int) -> Effect:
    """Keep what was granted, because the ceiling counts per person and year."""
    year = situation.submitted_on.year
    label = f"Förderung Begrünung {year}: {written.euro(cents).in_('de')}"
    data = (("year", str(year)), ("cents", str(cents)))
    return Effect("create", GRANT, label, situation.today, valid_until=max(date(year, 12, 31), situation.today), data=data)


def table(answers: Answers, sums: Sums) -> Table:
    """Show each measure, the accepted cost, the share, the ceiling and what was granted this year."""
    rows = [
        Row((KINDS[one.what], T(f"{one.area} m²", en=f"{one.area} m²"), written.euro(int(one.cost * 100))))
        for one in answers.read(Measures).measures
    ]
    blank = T("", en="")
    rows.append(Row((T("Anerkannte Kosten", en="Accepted cost"), blank, written.euro(int(sums.cost * 100)))))
    rows.append(Row((T("Höchstbetrag", en="Ceiling"), blank, written.euro(sums.ceiling))))
    if sums.earlier:
        rows.append(Row((T("In diesem Jahr schon bewilligt", en="Granted this year already"), blank, written.euro(sums.earlier))))
    return Table(
        title=T("So haben wir gerechnet", en="How we worked it out"),
        head=(T("Maßnahme", en="Measure"), T("Fläche", en="Area"), T("Betrag", en="Amount")),
        rows=tuple(rows),
        total=Row((T(f"Förderung ({sums.share} %)", en=f"Grant ({sums.share}%)"), blank, written.euro(sums.cents))),
    )
