"""What a dog tax notice orders, shows and changes, from the arithmetic in tax.py."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.dog_tax.questions import Dogs, Payment
from services.dog_tax.tax import FREE, FULL, Span, TaxedDog, halves, rate, spans, total
from townhall.kit import Answers, Due, Effect, Law, Part, Result, Row, Situation, T, Table, written

REMEDY_LEVY, REMEDY = "remedy.widerspruch_levy", "remedy.widerspruch"


@dataclass(frozen=True)
class Year:
    """One calendar year of a household, before and after the dogs that are added now."""

    year: int
    before: list[Span]
    after: list[Span]
    law: Law

    @property
    def difference(self) -> int:
        return total(self.after) - total(self.before)


def compose(*, known: list[TaxedDog], added: list[TaxedDog], answers: Answers, situation: Situation, outcome: str) -> Result:
    """Put the result together; without liability there is nothing to work out."""
    if outcome == "not_liable":
        return Result(parts=(Part(T("Es wird keine Hundesteuer festgesetzt.", en="No dog tax is assessed."), REMEDY),))
    dogs, law = known + added, situation.law
    first = min(dog.start for dog in added).year
    last = max(situation.today.year, first)
    years = [Year(year, spans(known, year, law), spans(dogs, year, law), law) for year in range(first, last + 1)]
    return Result(
        parts=(*assessments(years, situation), following_years(dogs, last + 1, law), *relief_part(added, outcome)),
        tables=tuple(table(year) for year in years),
        due=due_dates(years, situation),
        reasons=reasons(known, outcome),
        notes=notes(answers),
        effects=(*created(added, answers, law), *changed(known, added, dogs, law)),
        cents=sum(year.difference for year in years),
    )


def assessments(years: list[Year], situation: Situation) -> list[Part]:
    """Order the tax of each year; where an earlier notice covers it, say which one changes and how."""
    earlier = ", ".join(dict.fromkeys(held.case_number for held in situation.held))
    return [Part(assessment(year, earlier), REMEDY_LEVY) for year in years]


def assessment(year: Year, earlier: str) -> T:
    amount = written.euro(total(year.after))
    if not year.before:
        return T(
            "Die Hundesteuer für das Jahr {year} wird auf {amount} festgesetzt.",
            en="The dog tax for the year {year} is set at {amount}.",
        ).fill(year=year.year, amount=amount)
    return T(
        "Die Hundesteuer für das Jahr {year} wird für alle Hunde des Haushalts auf {amount} festgesetzt. Der Bescheid zum Vorgang "
        "{earlier} über {before} wird insoweit geändert; neu zu zahlen sind {difference}.",
        en="The dog tax for the year {year} is set at {amount} for all dogs of the household. The notice in case {earlier} "
        "for {before} is changed accordingly; {difference} are payable in addition.",
    ).fill(
        year=year.year,
        amount=amount,
        earlier=earlier,
        before=written.euro(total(year.before)),
        difference=written.euro(year.difference),
    )


def following_years(dogs: list[TaxedDog], year: int, law: Law) -> Part:
    amount = total(spans(dogs, year, law))
    if not amount:
        return Part(
            T(
                "Ab dem Jahr {year} zahlen Sie keine Hundesteuer, solange sich nichts ändert.",
                en="From the year {year} you pay no dog tax as long as nothing changes.",
            ).fill(year=year),
            REMEDY_LEVY,
        )
    return Part(
        T(
            "Ab dem Jahr {year} beträgt die Hundesteuer jährlich {amount}, solange sich nichts ändert. Sie ist je zur Hälfte am "
            "{first} und am {second} fällig.",
            en="From the year {year} the dog tax is {amount} a year as long as nothing changes. One half each is due on {first} "
            "and {second}.",
        ).fill(
            year=year,
            amount=written.euro(amount),
            **dict(zip(("first", "second"), (day_and_month(on) for on in usual_days(year, law)), strict=True)),
        ),
        REMEDY_LEVY,
    )


def usual_days(year: int, law: Law) -> list[date]:
    return [date(year, month, day) for month, day in law.value("dog_tax.due", on=date(year, 1, 1))]


def day_and_month(on: date) -> T:
    return T(f"{on.day}. {written.MONTHS['de'][on.month - 1]}", en=f"{on.day} {written.MONTHS['en'][on.month - 1]}")


def relief_part(added: list[TaxedDog], outcome: str) -> list[Part]:
    if outcome == "relief_refused":
        refused = T(
            "Der Antrag auf Befreiung oder Ermäßigung wird abgelehnt.",
            en="The application for exemption or reduction is refused.",
        )
        return [Part(refused, REMEDY)]
    return [Part(relief_sentence(dog), REMEDY) for dog in added if dog.percent < FULL and dog.relief_from is not None]


def relief_sentence(dog: TaxedDog) -> T:
    what = (
        T("ist {name} ab {start} von der Hundesteuer befreit", en="{name} is exempt from dog tax from {start}")
        if dog.percent == FREE
        else T(
            "beträgt die Hundesteuer für {name} ab {start} {percent} Prozent",
            en="the dog tax for {name} is {percent} per cent from {start}",
        )
    ).fill(name=dog.name, start=written.month(dog.relief_from or dog.start), percent=dog.percent)
    if dog.relief_until is None:
        return T("Auf Ihren Antrag {what}.", en="On your application, {what}.").fill(what=what)
    return T("Auf Ihren Antrag {what}, und zwar bis Ende {end}.", en="On your application, {what}, until the end of {end}.").fill(
        what=what, end=written.month(dog.relief_until)
    )


def table(year: Year) -> Table:
    """Show how a year is worked out: dog, months, rate, amount; what an earlier notice covers is taken off."""
    rows = [row(span) for span in year.after]
    blank = T("", en="")
    if year.before:
        rows.append(Row((T("Bereits festgesetzt", en="Already assessed"), blank, blank, written.euro(-total(year.before)))))
    return Table(
        title=T("Berechnung für das Jahr {year}", en="Calculation for the year {year}").fill(year=year.year),
        head=(T("Hund", en="Dog"), T("Zeitraum", en="Period"), T("Jahressatz", en="Yearly rate"), T("Betrag", en="Amount")),
        rows=tuple(rows),
        total=Row((T("Zu zahlen", en="To pay"), blank, blank, written.euro(year.difference))),
    )


def row(span: Span) -> Row:
    dog = f"{span.dog.name} ({span.dog.identifier})" if span.dog.identifier else span.dog.name
    price = written.euro(span.yearly)
    if span.percent == FREE:
        price = T("befreit", en="exempt")
    elif span.percent != FULL:
        price = T("{price}, davon {percent} %", en="{percent}% of {price}").fill(price=price, percent=span.percent)
    return Row((T(dog, en=dog), written.months(span.first, span.last), price, written.euro(span.cents)))


def due_dates(years: list[Year], situation: Situation) -> tuple[Due, ...]:
    """List what is due when; a half-year whose day has passed is due later, in one sum."""
    late_on = situation.today + timedelta(days=situation.law.value("dog_tax.late_due", on=situation.today))
    late, dues = 0, []
    for year in years:
        amounts = [new - old for new, old in zip(halves(year.after, year.law), halves(year.before, year.law), strict=True)]
        for on, cents in zip(usual_days(year.year, year.law), amounts, strict=True):
            if on < late_on:
                late += cents
            elif cents:
                dues.append(Due(on, cents, T("Halbjahresbetrag", en="Half-yearly amount")))
    if late:
        dues.insert(0, Due(late_on, late, T("Betrag für die schon vergangenen Termine", en="Amount for the dates already past")))
    return tuple(dues)


def reasons(known: list[TaxedDog], outcome: str) -> tuple[T, ...]:
    basis = T(
        "Wer in Bochum einen Hund hält, zahlt Hundesteuer (§§ 3 und 12 KAG NRW, Hundesteuersatzung der Stadt Bochum). Die Steuer "
        "beginnt mit dem Monat der Aufnahme, nach einem Zuzug mit dem folgenden Monat.",
        en="Whoever keeps a dog in Bochum pays dog tax (sections 3 and 12 KAG NRW, the city’s dog tax by-law). The tax begins with "
        "the month of taking in; after a move, with the following month.",
    )
    household = T(
        "Der Satz richtet sich nach der Zahl der Hunde im Haushalt. Weil ein Hund hinzukommt, ändert sich der Satz auch für die Hunde, "
        "die schon angemeldet sind.",
        en="The rate depends on the number of dogs in the household. As a dog is added, the rate changes for the dogs already "
        "registered, too.",
    )
    relief = T(
        "Die Vergünstigung gilt ab dem Monat nach dem Antrag und für einen Hund je Haushalt.",
        en="The relief applies from the month after the application and to one dog per household.",
    )
    return (basis, *([household] if known else []), *([relief] if outcome in ("exempted", "reduced") else []))


def notes(answers: Answers) -> tuple[T, ...]:
    debit = answers.read(Payment).debit
    pay = (
        T(
            "Wir buchen die Beträge zu den genannten Tagen von Ihrem Konto ab.",
            en="We debit the amounts from your account on the days named.",
        )
        if debit
        else T("Geben Sie bei jeder Überweisung Ihr Aktenzeichen an.", en="State your file number with every transfer.")
    )
    return (
        pay,
        T(
            "Die Steuermarke bekommen Sie mit der Post. Der Hund trägt sie außerhalb der Wohnung sichtbar.",
            en="You will receive the tax tag by post. The dog wears it visibly outside your home.",
        ),
        T(
            "Teilen Sie uns innerhalb von zwei Wochen mit, wenn Sie umziehen, den Hund abgeben oder er stirbt.",
            en="Tell us within two weeks if you move, give the dog away or it dies.",
        ),
    )


def created(added: list[TaxedDog], answers: Answers, law: Law) -> list[Effect]:
    asked = answers.read(Dogs).dogs or []
    return [
        Effect(
            change="create",
            kind="dog",
            label=dog.name,
            valid_from=dog.start,
            data=tuple(sorted((facts(dog) | {"chip": asked[index].chip or "", "breed": asked[index].breed or ""}).items())),
        )
        for index, dog in enumerate(added)
    ]


def facts(dog: TaxedDog) -> dict[str, str]:
    """Return what a later notice has to know about this dog."""
    kept = {"from": dog.start.isoformat(), "percent": str(dog.percent)}
    for name, day in (("relief_from", dog.relief_from), ("relief_until", dog.relief_until)):
        if day is not None:
            kept[name] = day.isoformat()
    return kept


def changed(known: list[TaxedDog], added: list[TaxedDog], dogs: list[TaxedDog], law: Law) -> list[Effect]:
    """Say what changes for dogs that were registered before: their rate, from the month the new dog counts."""
    begins = min(dog.start for dog in added)
    yearly = str(rate(dogs, begins, law))
    return [
        Effect(
            change="change",
            kind="dog",
            label=dog.name,
            valid_from=begins,
            identifier=dog.identifier,
            data=(("rate", yearly), ("rate_from", begins.isoformat())),
        )
        for dog in known
    ]
