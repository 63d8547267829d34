"""Invented people, streets, firms and words: what makes a sample application the application of somebody."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

from townhall.accounts.models import Account

GIVEN = (
    *("Aylin", "Jürgen", "Milena", "Tobias", "Fatma", "Anneliese", "Cem", "Paula", "Detlef", "Nora", "Piotr", "Svenja"),
    *("Rainer", "Leyla", "Mats", "Gudrun", "Ibrahim", "Carolin", "Uwe", "Zofia", "Finn", "Rosemarie", "Deniz", "Ilka"),
    *("Volker", "Amira", "Lennart", "Hannelore", "Goran", "Mareike"),
)
FAMILY = (
    *("Sommerkamp", "Nordhausen-Peters", "Kaczmarowski", "Weidenbach", "Öztürkmen", "Grubenhelm", "Schlehdorn"),
    *("Vogelsangner", "Demirtas", "Lindenblatt", "Hollerbusch", "Zechner", "Apfelstedt", "Brückmann-Ott", "Ruhrberger"),
    *("Fliederhof", "Marzinek", "Kohlenbrink", "Tannwald"),
)
STREETS = ("Fliedergasse", "Am alten Stollen", "Zechengarten", "Kirschblütenweg", "Seilscheibenring", "Glockenwinkel")
DOGS = ("Bruno", "Luna", "Frieda", "Balu", "Emma", "Oskar", "Kira", "Paulchen", "Nala", "Anton", "Wilma", "Sammy")
WISHES = (
    "Auf dem Spielplatz am Glockenwinkel fehlt eine Bank im Schatten.",
    "Am Seilscheibenring brennt seit zwei Wochen keine Laterne mehr. Abends ist es dort sehr dunkel.",
    "Der Radweg am Zechengarten ist voller Scherben. Wer kehrt dort?",
    "Könnte die Stadt an der Haltestelle Fliedergasse einen Mülleimer aufstellen?",
    "Im Bürgerbüro wurde ich sehr freundlich beraten. Danke dafür!",
    "Vor der Schule am Kirschblütenweg halten morgens Autos auf dem Zebrastreifen.",
    "Wann wird das Schlagloch vor Haus 14 am Alten Stollen geflickt? Ein Kind ist gestürzt.",
    "Die Ampel am Glockenwinkel wird für Menschen mit Rollator viel zu schnell rot.",
)
PETITIONS = ("Zebrastreifen vor der Grundschule", "Trinkbrunnen am Marktplatz", "Tempo 30 am Zechengarten", "Mehr Bäume im Hof")
LIVED = 200  # so many people at most
EMAIL = "person{:02}@rathaus.example"
WRITTEN_ON = date(2026, 11, 25)  # the samples speak of days around this one
FUTURE = 2029  # from here on a sample means a day that is still to come
LONG_AGO = 2016  # before it: days of birth, which stay


@dataclass(frozen=True)
class Citizen:
    """Somebody invented: always the same for the same number."""

    index: int

    @property
    def given_name(self) -> str:
        return GIVEN[self.index % len(GIVEN)]

    @property
    def family_name(self) -> str:
        return FAMILY[(self.index * 7 + self.index // len(GIVEN)) % len(FAMILY)]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def email(self) -> str:
        return EMAIL.format(self.index)

    @property
    def street(self) -> str:
        return STREETS[self.index % len(STREETS)]

    @property
    def house_number(self) -> str:
        return str(1 + self.index * 13 % 88)

    @property
    def born(self) -> str:
        return (date(1946, 2, 3) + timedelta(days=self.index * 337 % 20_800)).isoformat()


def account_of(citizen: Citizen) -> Account:
    """Return the account of somebody invented, who cannot sign in."""
    names = {"given_name": citizen.given_name, "family_name": citizen.family_name}
    found = Account.objects.filter(email=citizen.email).first()
    return found or Account.objects.create_user(citizen.email, None, **names)


def in_words_of(citizen: Citizen, tree: dict, *, turn: int, on: date, at_home: bool = True) -> dict:
    """Return a sample as this person would have filed it on a day; without `at_home` the street stays the sample's."""
    words = json.dumps(tree, ensure_ascii=False)
    for theirs, own in told_anew(citizen, turn).items():
        words = words.replace(theirs, own)
    if at_home:
        words = re.sub(r"(Muster|Phantasie)straße|Musterweg|Beispiel(allee|weg|gasse)|Erfundene Allee", citizen.street, words)
    words = re.sub(r"\b(Muster|Erfunden|Ausgedacht)\b", citizen.family_name, words).replace("Muster", "Zechen")
    words = words.replace("Zechenweg", "Musterweg").replace("Zechenstraße", "Musterstraße")  # which the street table knows
    moved = re.sub(r'"(20\d\d)-(\d\d)-(\d\d)"', lambda found: f'"{moved_day(date(*map(int, found.groups())), on)}"', words)
    changed: dict = json.loads(moved)
    return changed


def told_anew(citizen: Citizen, turn: int) -> dict[str, str]:
    other, dog = Citizen((citizen.index + 17) % LIVED), DOGS[turn % len(DOGS)]
    return {
        "Alice Beispiel": citizen.name,
        "Charlie Nirgendwo": other.name,
        '"Alice"': f'"{citizen.given_name}"',
        '"Beispiel"': f'"{citizen.family_name}"',
        '"given_name": "Charlie", "family_name": "Nirgendwo"': f'"given_name": "{citizen.given_name}", "family_name": '
        f'"{citizen.family_name}"',
        '"given_name": "Emil", "family_name": "Erfunden"': f'"given_name": "{citizen.given_name}", "family_name": '
        f'"{citizen.family_name}"',
        '"Nirgendwo"': f'"{other.family_name}"',
        "Waldfreund": citizen.family_name,
        "1985-05-12": citizen.born,
        "alice@rathaus.example": citizen.email,
        '"house_number": "12"': f'"house_number": "{citizen.house_number}"',
        "BO-AB 123": f"BO-{citizen.given_name[0].replace('Ö', 'O')}X {100 + turn}",
        '"Rex"': f'"{dog}"',
        '"Bella"': f'"{DOGS[(turn + 5) % len(DOGS)]}"',
        "Auf dem Spielplatz an der Musterstraße fehlt eine Bank im Schatten.": WISHES[turn // 2 % len(WISHES)],
        "Die Ampel an der Beispielallee ist seit Tagen aus.": WISHES[(turn // 2 + 3) % len(WISHES)],
        "Zebrastreifen vor der Grundschule": PETITIONS[turn // 3 % len(PETITIONS)],
    }


def moved_day(day: date, on: date) -> date:
    """Move a day of a sample as the day of filing is moved; what is to come stays to come."""
    if day.year < LONG_AGO:
        return day
    if day.year >= FUTURE:
        return date(day.year - FUTURE + on.year, day.month, min(day.day, 28) if day.month == 2 else day.day)
    return day + (on - WRITTEN_ON)
