"""The street table (Straßenverzeichnis): where an address lies, however its street is spelled."""

import re

from rapidfuzz import fuzz, process

from townhall.authorities.models import Street
from townhall.fields.context import Located

ALIKE = 72  # of 100: how much a typed name has to resemble a street to be offered
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
SHORT = {"str": "strasse", "pl": "platz", "hbf": "hauptbahnhof", "st": "sankt", "dr": "doktor", "prof": "professor"}
ENDING = re.compile(r"(?<=\w)(str|pl)$")


class StreetTable:
    """The street table as forms and rules read it; it remembers what it has read, so use one for one request."""

    def __init__(self) -> None:
        self.read: dict[tuple[str, str], list[Street]] = {}

    def find(self, street: str, house_number: str, postcode: str) -> Located | None:
        """Return what is known of an address. Spelling may vary, another name is another street: typing errors are for
        the person to mend (`suggestions`), not for us to guess."""
        place = (spelling(street), postcode)
        if place not in self.read:
            self.read[place] = list(Street.objects.filter(spelled=place[0], postcode=postcode).order_by("key"))
        number = number_of(house_number)
        row = next((row for row in self.read[place] if row.has(number)), None)
        return row.located() if row else None


def find(street: str, house_number: str, postcode: str) -> Located | None:
    """Return what is known of one address."""
    return StreetTable().find(street, house_number, postcode)


def suggestions(typed: str, *, at_most: int = 6) -> list[Street]:
    """Return the streets somebody may mean, best first: those that begin so, then those that resemble it."""
    spelled = spelling(typed)
    if len(spelled) < 2:
        return []
    begun = list(Street.objects.filter(spelled__startswith=spelled).order_by("name", "postcode")[:at_most])
    if len(begun) == at_most or len(spelled) < 4:
        return begun
    others = {row.pk: row for row in Street.objects.exclude(pk__in=[row.pk for row in begun])}
    names = {pk: row.spelled for pk, row in others.items()}
    alike = process.extract(spelled, names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=at_most - len(begun))
    return begun + [others[pk] for _name, _score, pk in alike]


def spelling(name: str) -> str:
    """Write a name in one way: “Hbf-Str.”, “Hauptbahnhofstrasse” and “Hauptbahnhof-Straße” are the same."""
    words = re.findall(r"\w+", name.casefold().translate(UMLAUTS))
    last = words[-1:] if words[-1:] != ["st"] else ["strasse"]  # somebody is about to write "Str."
    full = [SHORT.get(word, word) for word in [*words[:-1], *last]]
    return "".join(ENDING.sub(lambda end: SHORT[end[0]], word) for word in full)


def number_of(house_number: str) -> int | None:
    """Return the number in “12 a”, or None."""
    found = re.match(r"\s*(\d{1,5})", house_number)
    return int(found[1]) if found else None
