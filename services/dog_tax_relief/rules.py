"""What relief comes to. A person always decides: the proof has to be looked at."""

from collections.abc import Iterable
from datetime import date

from services.dog_tax_relief.questions import Keeper, Relief
from townhall.kit import Answers, Effect, Held, Impossible, Part, Requirement, Result, Situation, T, hook, household_of, written

REMEDY = "remedy.widerspruch"
NO_DOG = T(
    "Für den genannten Hund kann keine Vergünstigung gewährt werden, weil er für diesen Haushalt nicht angemeldet ist.",
    en="No relief can be granted for the dog named, because it is not registered for this household.",
)
ONE_ONLY = T(
    "Im Haushalt ist schon ein anderer Hund befreit oder ermäßigt. Möglich ist das für einen Hund je Haushalt.",
    en="Another dog of the household is exempt or reduced already. That is possible for one dog per household.",
)
OVER = T(
    "Die Leistung endet, bevor die Ermäßigung beginnen würde. Sie gilt nur für die Zukunft.",
    en="The benefit ends before the reduction would begin. It applies to the future only.",
)
TO_BE_LOOKED_AT = T(
    "Den Nachweis sieht ein Mensch an. Der Hund ist angemeldet, kein anderer im Haushalt ist begünstigt.",
    en="A person looks at the evidence. The dog is registered, no other one of the household has relief.",
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
def check(answers: Answers, situation: Situation) -> T:
    """Say what a clerk has to look at first; a person always decides."""
    outcome = "reduced" if answers.read(Relief).kind == "social" else "exempted"
    return obstacle(answers, situation, outcome) or TO_BE_LOOKED_AT


BY_LAW = "Hundesteuersatzung der Stadt Bochum"


@hook
def requirements(answers: Answers, situation: Situation) -> list[Requirement]:
    """Check what can be checked without looking at the evidence."""
    relief, dog = answers.read(Relief), the_dog(answers, situation)
    begins = next_month(situation.submitted_on)
    until = last_month(answers, situation, "reduced" if relief.kind == "social" else "exempted")
    taken = any(has_relief(other, begins) for other in situation.held if other is not dog)
    here = any(document != "later" for document in relief.proof or [])
    return [
        Requirement(
            T("Der Hund ist für diesen Haushalt angemeldet.", en="The dog is registered for this household."),
            dog is not None,
            BY_LAW,
        ),
        Requirement(
            T(
                "Kein anderer Hund im Haushalt ist befreit oder ermäßigt.",
                en="No other dog of the household is exempt or reduced.",
            ),
            not taken,
            BY_LAW,
        ),
        Requirement(
            T("Der Grund besteht noch, wenn die Vergünstigung beginnt.", en="The reason still exists when the relief begins."),
            until is None or until >= begins,
            BY_LAW,
        ),
        Requirement(T("Ein Nachweis ist da.", en="Evidence is here."), here, BY_LAW),
        Requirement(T("Der Nachweis belegt den Grund.", en="The evidence proves the reason."), None if here else False, BY_LAW),
    ]


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Exempt the dog or reduce its tax from the next month on, or refuse; nothing is granted that cannot begin."""
    dog = the_dog(answers, situation)
    if outcome == "refused":
        refused = T("Der Antrag wird abgelehnt.", en="The application is refused.")
        return Result(parts=(Part(refused, REMEDY),))
    if dog is None or (why := obstacle(answers, situation, outcome)):
        return Impossible(NO_DOG if dog is None else why)
    percent = 0 if outcome == "exempted" else 100 - situation.law.value("dog_tax.relief.social", on=situation.today)
    begins, until = next_month(situation.submitted_on), last_month(answers, situation, outcome)
    facts = (
        ("percent", str(percent)),
        ("relief_from", (running_since(dog, percent, begins) or begins).isoformat()),
        ("relief_until", until.isoformat() if until else ""),
    )
    effect = Effect("change", "dog", dog.label, begins, identifier=dog.identifier, data=facts)
    sentence = granted(percent, until).fill(name=dog.label, tag=dog.identifier, start=written.month(begins), percent=percent)
    return Result(parts=(Part(sentence, REMEDY),), reasons=(BASIS,), notes=(CHANGES,), effects=(effect,))


def obstacle(answers: Answers, situation: Situation, outcome: str) -> T | None:
    """Say why relief cannot begin, or None."""
    dog, begins = the_dog(answers, situation), next_month(situation.submitted_on)
    if dog is None:
        return NO_DOG
    if any(has_relief(other, begins) for other in situation.held if other is not dog):
        return ONE_ONLY
    until = last_month(answers, situation, outcome)
    return OVER if until and until < begins else None


def has_relief(dog: Held, month: date) -> bool:
    begins, ends = dog.data.get("relief_from"), dog.data.get("relief_until")
    return bool(begins) and (not ends or date.fromisoformat(ends) >= month)


def running_since(dog: Held, percent: int, begins: date) -> date | None:
    """Return since when the same relief runs without a gap, so that past months go on counting with it."""
    since, ends = dog.data.get("relief_from"), dog.data.get("relief_until")
    if not since or dog.data.get("percent") != str(percent):
        return None
    return date.fromisoformat(since) if not ends or next_month(date.fromisoformat(ends)) >= begins else None


def last_month(answers: Answers, situation: Situation, outcome: str) -> date | None:
    """Return the first day of the last month: a reduction ends with the benefit, a shelter dog is exempt for some months."""
    relief = answers.read(Relief)
    if outcome == "reduced":
        return relief.until.replace(day=1) if relief.until else None
    if relief.kind != "shelter":
        return None
    month = situation.submitted_on
    for _ in range(situation.law.value("dog_tax.relief.shelter", on=situation.today)):
        month = next_month(month)
    return month


def granted(percent: int, until: date | None) -> T:
    if percent == 0 and until is None:
        return T(
            "{name} (Steuermarke {tag}) ist ab {start} von der Hundesteuer befreit.",
            en="{name} (tax tag {tag}) is exempt from dog tax from {start}.",
        )
    if percent == 0:
        return T(
            f"{{name}} (Steuermarke {{tag}}) ist von {{start}} bis Ende {written.month(until).in_('de')} von der Hundesteuer befreit.",
            en=f"{{name}} (tax tag {{tag}}) is exempt from dog tax from {{start}} to the end of {written.month(until).in_('en')}.",
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
    """Find the dog by the tag the clerk states, else by name and tag, else by its name if only one is called so."""
    wanted, stated = answers.read(Relief), situation.stated.get("tag")
    if stated:
        return only(held for held in situation.held if held.identifier == stated.strip())
    same = (held for held in situation.held if plain(held.label) == plain(wanted.name))
    return only(held for held in same if not wanted.tag or held.identifier == wanted.tag.strip())


def plain(name: str | None) -> str:
    return (name or "").casefold().strip()


def only(dogs: Iterable[Held]) -> Held | None:
    found = list(dogs)
    return found[0] if len(found) == 1 else None


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
