"""When the machine may end the tax for a dog (§ 155 (4) AO), and what the changed notice says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from services.dog_tax_end.questions import Dog, Keeper, Refund
from services.dog_tax_end.tax import Month, cents, ended, facts, left_before, note_of, year_of
from townhall.kit import (
    Answers,
    Effect,
    Held,
    Impossible,
    Part,
    Result,
    Row,
    Ruling,
    Situation,
    T,
    Table,
    hook,
    household_of,
    written,
)

REMEDY = "remedy.widerspruch_levy"
NOT_FOUND = T(
    "Der Hund ist für diesen Haushalt nicht eindeutig zu finden. Nennen Sie die Nummer seiner Steuermarke, oder lehnen Sie ab.",
    en="The dog cannot be found for this household without doubt. State the number of its tax tag, or refuse.",
)
ORDINARY = T(
    "Regelfall: Der Hund ist für diesen Haushalt angemeldet, die Haltung endete in diesem Jahr, keine Besonderheit.",
    en="Ordinary case: the dog is registered for this household, the keeping ended this year, nothing unusual.",
)


@hook
def decide(answers: Answers, situation: Situation) -> Ruling | T:
    """End what is clear; a person looks at the rest."""
    dog, found = answers.read(Dog), the_dog(answers, situation)
    if answers.read(Refund).remarks:
        return T("Die Person hat eine Besonderheit mitgeteilt.", en="The person has stated something unusual.")
    if found is None:
        return T("Der Hund ist für diesen Haushalt nicht zu finden.", en="The dog cannot be found for this household.")
    if dog.on.year != situation.today.year:
        return T("Die Haltung endete in einem früheren Jahr.", en="The keeping ended in an earlier year.")
    if dog.on < date.fromisoformat(found.data["from"]):
        return T("Die Haltung soll vor der Anmeldung geendet haben.", en="The keeping is said to have ended before it began.")
    return Ruling("ended", ORDINARY)


def the_dog(answers: Answers, situation: Situation) -> Held | None:
    """Find the dog by the tag the clerk states, else by name and tag, else by its name if only one is called so."""
    wanted, stated = answers.read(Dog), situation.stated.get("tag")
    if stated:
        return only(held for held in staying(situation) if held.identifier == stated.strip())
    same = (held for held in staying(situation) if plain(held.label) == plain(wanted.name))
    return only(held for held in same if not wanted.tag or held.identifier == wanted.tag.strip())


def staying(situation: Situation) -> list[Held]:
    """Return the dogs that have not been deregistered; one that was today is held until midnight."""
    return [held for held in situation.held if "until" not in held.data]


def plain(name: str | None) -> str:
    return (name or "").casefold().strip()


def only(dogs: Iterable[Held]) -> Held | None:
    found = list(dogs)
    return found[0] if len(found) == 1 else None


@hook
def household(answers: Answers) -> str:
    """The household is the one in which the dog was registered."""
    keeper = answers.read(Keeper)
    return household_of(keeper.person, keeper.address)


@dataclass(frozen=True)
class Year:
    """One calendar year of a household as it was assessed, and without the dog that has left."""

    year: int
    before: list[Month]
    after: list[Month]

    @property
    def difference(self) -> int:
        return cents(self.after) - cents(self.before)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Change the notices since the keeping ended and say what remains, or refuse."""
    found = the_dog(answers, situation)
    if outcome == "refused":
        return Result(parts=(Part(T("Der Hund bleibt angemeldet.", en="The dog stays registered."), REMEDY),))
    if found is None:
        return Impossible(NOT_FOUND)
    last = answers.read(Dog).on.replace(day=1)
    years, rest = years_since(last, found, situation), [dog for dog in staying(situation) if dog is not found]
    return Result(
        parts=(ended_part(found, last), *(changed_part(found, year) for year in years), *next_year(rest, situation)),
        tables=tuple(table(year) for year in years),
        reasons=(
            T(
                "Die Steuer endet mit Ablauf des Monats, in dem die Haltung endet (Hundesteuersatzung der Stadt Bochum). Der Satz "
                "der übrigen Hunde richtet sich danach, wie viele Hunde noch im Haushalt leben.",
                en="The tax ends with the month in which the keeping ends (the city’s dog tax by-law). The rate of the other dogs "
                "depends on how many dogs still live in the household.",
            ),
        ),
        notes=notes(answers, -sum(year.difference for year in years)),
        effects=(
            Effect(
                "end",
                "dog",
                found.label,
                last,
                found.identifier,
                valid_until=answers.read(Dog).on,
                data=(("until", last.isoformat()),),
            ),
            *(Effect("change", "dog", dog.label, last, dog.identifier, data=(note_of(found, last),)) for dog in rest),
        ),
        cents=sum(year.difference for year in years),
    )


def years_since(last: date, found: Held, situation: Situation) -> list[Year]:
    """Work out every year from the one in which the keeping ended to the present one."""
    others = [facts(dog) for dog in staying(situation) if dog is not found] + left_before(situation.held)
    before, after, law = [*others, facts(found)], [*others, ended(found, last)], situation.law
    return [
        Year(year, year_of(before, year, law), year_of(after, year, law)) for year in range(last.year, situation.today.year + 1)
    ]


def ended_part(found: Held, last: date) -> Part:
    sentence = T(
        "Die Steuerpflicht für {name} (Steuermarke {tag}) endet mit Ablauf des Monats {month}.",
        en="The liability to tax for {name} (tax tag {tag}) ends with the month of {month}.",
    )
    return Part(sentence.fill(name=found.label, tag=found.identifier, month=written.month(last)), REMEDY)


def changed_part(found: Held, year: Year) -> Part:
    sentence = T(
        "Die Hundesteuer für das Jahr {year} wird auf {after} geändert; festgesetzt waren {before}. Der Bescheid zum Vorgang {case} "
        "wird insoweit geändert.",
        en="The dog tax for the year {year} is changed to {after}; {before} had been assessed. The notice in case {case} is changed "
        "accordingly.",
    )
    amounts = {"after": written.euro(cents(year.after)), "before": written.euro(cents(year.before))}
    return Part(sentence.fill(year=year.year, case=found.case_number, **amounts), REMEDY)


def next_year(rest: list[Held], situation: Situation) -> list[Part]:
    if not rest:
        return []
    year = situation.today.year + 1
    yearly = cents(year_of([facts(dog) for dog in rest], year, situation.law))
    sentence = T(
        "Ab dem Jahr {year} beträgt die Hundesteuer für die übrigen Hunde jährlich {amount}.",
        en="From the year {year} the dog tax for the other dogs is {amount} a year.",
    )
    return [Part(sentence.fill(year=year, amount=written.euro(yearly)), REMEDY)]


def table(year: Year) -> Table:
    """Show the year in spans with the same number of dogs."""
    rows = []
    for _number, group in groupby(year.after, key=lambda month: (month.dogs, month.parts)):
        span = list(group)
        count = T(str(span[0].dogs), en=str(span[0].dogs))
        rows.append(Row((written.months(span[0].first, span[-1].first), count, written.euro(cents(span)))))
    blank = T("", en="")
    rows.append(Row((T("Bisher festgesetzt", en="Assessed so far"), blank, written.euro(-cents(year.before)))))
    return Table(
        title=T("Berechnung für das Jahr {year}", en="Calculation for the year {year}").fill(year=year.year),
        head=(T("Zeitraum", en="Period"), T("Hunde", en="Dogs"), T("Betrag", en="Amount")),
        rows=tuple(rows),
        total=Row((T("Änderung", en="Change"), blank, written.euro(year.difference))),
    )


def notes(answers: Answers, less: int) -> tuple[T, ...]:
    paid_back = T(
        "Wenn Sie schon mehr bezahlt haben, erstatten wir Ihnen den Betrag. Sonst zahlen Sie bis zu {amount} weniger.",
        en="If you have paid more already, we refund the amount. Otherwise you pay up to {amount} less.",
    ).fill(amount=written.euro(less))
    tag = T("Schicken Sie die Steuermarke an die Steuerabteilung zurück.", en="Send the tax tag back to the tax section.")
    return (*([paid_back] if less > 0 else []), *([tag] if answers.read(Dog).tag_back else []))
