"""Which registered businesses belong to somebody, and which of them a notice is about."""

from types import SimpleNamespace

from services.trade_registration.owner import Owner
from townhall.kit import Answers, Held, Situation, hook

KIND = "trade"


@hook
def owned_by(answers: Answers) -> str:
    """Businesses belong together that one person or company runs, wherever they are: a move keeps them together."""
    who = answers.read(Owner).who
    owner = who.organisation if is_company(answers) else who.person
    names = (owner.name, owner.legal_form) if is_company(answers) else (owner.given_name, owner.family_name, owner.born)
    return "trade|" + "|".join(plain(name) for name in names)


def is_company(answers: Answers) -> bool:
    return answers.read(Owner).who.applies_as == "organisation"


def owner_name(answers: Answers) -> str:
    who = answers.read(Owner).who
    return who.organisation.name if is_company(answers) else f"{who.person.given_name} {who.person.family_name}"


def the_business(situation: Situation, *, number: str | None, address: SimpleNamespace) -> Held | None:
    """Find a registered business by what the clerk or else the person gives as its number, then by its address.

    A number that fits nothing finds nothing. Without one, the only business of the owner is meant, or the one at the address.
    """
    if number := situation.stated.get("number") or number:
        return next((held for held in situation.held if plain(held.identifier) == plain(number)), None)
    if len(situation.held) == 1:
        return situation.held[0]
    here = [held for held in situation.held if plain(held.data.get("premises")) == plain(place(address))]
    return here[0] if len(here) == 1 else None


def place(address: SimpleNamespace) -> str:
    return f"{address.street} {address.house_number}, {address.postcode} {address.city}"


def is_in_bochum(address: SimpleNamespace) -> bool:
    """Recognise a Bochum address by its postcode (447xx and 448xx) and the name of the city."""
    return (address.postcode or "").startswith(("447", "448")) and "bochum" in (address.city or "").casefold()


def plain(text: object) -> str:
    return " ".join(str(text or "").casefold().split())
