"""What using the pavement costs: square metres or pieces × zone × months begun (Sondernutzungsgebühr)."""

from datetime import date
from decimal import Decimal

from services.outdoor_seating.questions import Boards, Duration, Goods, Seats, Spot
from townhall.kit import Answers, Charge, Situation, T, charge_line, hook

ELSEWHERE = "3"
TITLES = {
    "outdoor_seating.seats": T(
        "Tische und Stühle: {size} m², {months} Monate, Tarifzone {zone}",
        en="Tables and chairs: {size} m², {months} months, tariff zone {zone}",
    ),
    "outdoor_seating.goods": T(
        "Warenauslage: {size} m², {months} Monate, Tarifzone {zone}",
        en="Display of goods: {size} m², {months} months, tariff zone {zone}",
    ),
    "outdoor_seating.boards": T(
        "Werbeständer: {size} Stück, {months} Monate, Tarifzone {zone}",
        en="Advertising boards: {size} pieces, {months} months, tariff zone {zone}",
    ),
}


@hook
def fee(answers: Answers, situation: Situation) -> Charge:
    """Work out the fee for the period applied for; without one nothing can be said yet."""
    period = answers.read(Duration).period
    return fee_for(answers, situation, period.first, period.last) if period else Charge()


def fee_for(answers: Answers, situation: Situation, first: date, last: date) -> Charge:
    """Work out the fee for a span of days, line by line; figures are those of the day of the application."""
    law, on = situation.law, situation.submitted_on
    zone = zone_of(answers, situation)
    months = months_begun(first, last)
    sizes = {
        "outdoor_seating.seats": answers.read(Seats).area,
        "outdoor_seating.goods": answers.read(Goods).area,
        "outdoor_seating.boards": answers.read(Boards).number,
    }
    return Charge(
        tuple(
            charge_line(
                TITLES[key].fill(size=written_size(size), months=months, zone=zone),
                each=law.value(key, on=on)[zone],
                count=size * months,
                source=law.source(key, on=on),
            )
            for key, size in sizes.items()
            if size
        )
    )


def zone_of(answers: Answers, situation: Situation) -> str:
    """Return the tariff zone of the address, by its district in the street table."""
    address = answers.read(Spot).address
    zones: dict[str, str] = situation.law.value("outdoor_seating.zones", on=situation.submitted_on)
    return zones.get(address.district or "", ELSEWHERE)


def months_begun(first: date, last: date) -> int:
    """Count calendar months that a span of days touches: 31 March to 1 May are three."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def written_size(size: Decimal) -> T:
    plain = f"{size.normalize():f}"
    return T(plain.replace(".", ","), en=plain)
