"""What relief comes to. A person always decides: the proof has to be looked at."""

from datetime import date

from services.dog_tax_relief.questions import Keeper, Relief
from townhall.kit import Answers, Effect, Held, Part, Result, Situation, T, hook, household_of, written

REMEDY = "remedy.widerspruch"
NO_DOG = T(
    "Für den genannten Hund kann keine Vergünstigung gewährt werden, weil er für diesen Haushalt nicht angemeldet ist.",
    en="No relief can be granted for the dog named, because it is not registered for this household.",
)
BASIS = T(
    "Die Vergünstigung gilt ab dem Monat nach dem Antrag und für einen Hund je Haushalt (Hundesteuersatzung der Stadt Bochum).",
    en="The relief applies from the month after the application and to one dog per household (the city’s dog tax by-law).",
)
CHANGES = T(
    "Teilen Sie uns mit, wenn der Grund wegfällt. Den neuen Betrag nennt der nächste Jahresbescheid.",
    en="Tell us if the reason ceases to exist. The next yearly notice names the new amount.",
)


@hook
def household(answers: Answers) -> str:
    """The household is the one in which the dog was registered."""
    keeper = answers.read(Keeper)
    return household_of(keeper.person, keeper.address)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Exempt the dog or reduce its tax from the next month on, or refuse."""
    dog = the_dog(answers, situation)
    if outcome == "refused":
        refused = T("Der Antrag wird abgelehnt.", en="The application is refused.")
        return Result(parts=(Part(refused, REMEDY),))
    if dog is None:
        return Result(parts=(Part(NO_DOG, REMEDY),))
    percent = 0 if outcome == "exempted" else 100 - situation.law.value("dog_tax.relief.social", on=situation.today)
    begins = next_month(situation.submitted_on)
    until = answers.read(Relief).until if outcome == "reduced" else None
    facts = [("percent", str(percent)), ("relief_from", begins.isoformat())]
    if until is not None:
        facts.append(("relief_until", until.replace(day=1).isoformat()))
    effect = Effect("change", "dog", dog.label, begins, identifier=dog.identifier, data=tuple(facts))
    sentence = granted(percent, until).fill(name=dog.label, tag=dog.identifier, start=written.month(begins), percent=percent)
    return Result(parts=(Part(sentence, REMEDY),), reasons=(BASIS,), notes=(CHANGES,), effects=(effect,))


def granted(percent: int, until: date | None) -> T:
    if percent == 0:
        return T(
            "{name} (Steuermarke {tag}) ist ab {start} von der Hundesteuer befreit.",
            en="{name} (tax tag {tag}) is exempt from dog tax from {start}.",
        )
    if until is None:
        return T(
            "Die Hundesteuer für {name} (Steuermarke {tag}) beträgt ab {start} {percent} Prozent des Satzes.",
            en="The dog tax for {name} (tax tag {tag}) is {percent} per cent of the rate from {start}.",
        )
    end = written.month(until)
    return T(
        f"Die Hundesteuer für {{name}} (Steuermarke {{tag}}) beträgt von {{start}} bis Ende {end.in_('de')} {{percent}} Prozent des Satzes.",
        en=f"The dog tax for {{name}} (tax tag {{tag}}) is {{percent}} per cent of the rate from {{start}} to the end of {end.in_('en')}.",
    )


def the_dog(answers: Answers, situation: Situation) -> Held | None:
    """Find the dog by its tag, else by its name."""
    wanted = answers.read(Relief)
    if wanted.tag:
        return next((held for held in situation.held if held.identifier == wanted.tag.strip()), None)
    name = (wanted.name or "").casefold().strip()
    return next((held for held in situation.held if held.label.casefold() == name), None)


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
