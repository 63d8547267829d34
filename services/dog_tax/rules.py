"""When the machine may decide, whose dogs count together, and what a decision comes to."""

from datetime import date

from services.dog_tax.notice import compose
from services.dog_tax.questions import Dogs, Household, Keeper, Relief, Remarks
from services.dog_tax.tax import FREE, FULL, TaxedDog, first_month, next_month
from townhall.kit import Answers, Held, Result, Ruling, Situation, T, hook, household_of

ORDINARY = T(
    "Regelfall: eine volljährige Person in Bochum, kein Antrag auf Befreiung oder Ermäßigung, keine Besonderheit; "
    "die Angaben passen zum Bestand.",
    en="Ordinary case: an adult in Bochum, no relief applied for, nothing unusual stated; the answers match our records.",
)


@hook
def decide(answers: Answers, situation: Situation) -> Ruling | T:
    """Assess the ordinary case; a person looks at every relief, every remark and everything that does not fit."""
    return doubt(answers, situation) or Ruling("assessed", ORDINARY)


def doubt(answers: Answers, situation: Situation) -> T | None:
    """Say why a person has to look, or None."""
    keeper, dogs = answers.read(Keeper), answers.read(Dogs).dogs or []
    if answers.read(Relief).kind != "none":
        return T("Eine Befreiung oder Ermäßigung ist beantragt.", en="Relief has been applied for.")
    if answers.read(Remarks).text:
        return T("Die Person hat eine Besonderheit mitgeteilt.", en="The person has stated something unusual.")
    if answers.holds(Keeper.person.born.age() < 18):
        return T("Die Halterin oder der Halter ist minderjährig.", en="The owner is a minor.")
    if not is_in_bochum(keeper.address):
        return T("Die Anschrift liegt nicht in Bochum.", en="The address is not in Bochum.")
    if int(answers.read(Household).count or 0) != len(situation.held):
        return T("Die Zahl weiterer Hunde passt nicht zum Bestand.", en="The number of other dogs does not match our records.")
    if {dog.chip for dog in dogs if dog.chip} & {held.data.get("chip") for held in situation.held}:
        return T("Ein Hund mit dieser Chipnummer ist schon angemeldet.", en="A dog with this microchip is registered already.")
    oldest = situation.today.year - situation.law.value("dog_tax.look_back", on=situation.today)
    if any(dog.since.year < oldest for dog in dogs):
        return T("Die Haltung begann vor der Festsetzungsfrist.", en="The keeping began before the assessment period.")
    return None


def is_in_bochum(address) -> bool:
    """Recognise a Bochum address by its postcode (447xx and 448xx) and the name of the city."""
    return (address.postcode or "").startswith(("447", "448")) and "bochum" in (address.city or "").casefold()


@hook
def household(answers: Answers) -> str:
    """Dogs count together that the same person keeps at the same address."""
    keeper = answers.read(Keeper)
    return household_of(keeper.person, keeper.address)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Work out the tax of the whole household and what changes for dogs that are registered already."""
    known = [registered(held) for held in situation.held]
    added = [newly_kept(dog, answers, situation, outcome) for dog in answers.read(Dogs).dogs or []]
    return compose(known=known, added=added, answers=answers, situation=situation, outcome=outcome)


def registered(held: Held) -> TaxedDog:
    data = held.data
    return TaxedDog(
        name=held.label,
        start=date.fromisoformat(data["from"]),
        percent=int(data.get("percent", FULL)),
        relief_from=read_day(data.get("relief_from")),
        relief_until=read_day(data.get("relief_until")),
        identifier=held.identifier,
    )


def read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def newly_kept(dog, answers: Answers, situation: Situation, outcome: str) -> TaxedDog:
    start = first_month(since=dog.since, moved_in=dog.origin == "moved_in")
    if outcome not in ("exempted", "reduced") or not relief_is_for(dog, answers):
        return TaxedDog(dog.name, start)
    share = FREE if outcome == "exempted" else FULL - situation.law.value("dog_tax.relief.social", on=situation.today)
    begins = max(start, next_month(situation.submitted_on))
    return TaxedDog(dog.name, start, share, begins, last_month_of_relief(begins, answers, situation))


def relief_is_for(dog, answers: Answers) -> bool:
    """Relief is for the named dog; if no dog has that name, for the first one, and the clerk sees it in the draft."""
    dogs, wanted = answers.read(Dogs).dogs or [], (answers.read(Relief).dog or "").casefold().strip()
    named = [other for other in dogs if (other.name or "").casefold().strip() == wanted] or dogs[:1]
    return dog is named[0] or dog == named[0]


def last_month_of_relief(begins: date, answers: Answers, situation: Situation) -> date | None:
    """Relief for a shelter dog ends after the months the register names; other relief goes on."""
    if answers.read(Relief).kind != "shelter":
        return None
    month = begins
    for _ in range(situation.law.value("dog_tax.relief.shelter", on=situation.today) - 1):
        month = next_month(month)
    return month
