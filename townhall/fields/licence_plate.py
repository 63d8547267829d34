import re
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, compact, plain_line

NO_PLATE = T(
    "Geben Sie bei „{label}“ das Kennzeichen so ein, wie es auf dem Schild steht, zum Beispiel BO-AB 123",
    en="Enter the number of “{label}” as it stands on the plate, for example BO-AB 123",
)
WHERE_IS_THE_GAP = T(
    "Trennen Sie bei „{label}“ die Buchstaben für den Ort mit einem Strich ab, zum Beispiel BO-AB 123",
    en="Separate the letters of the place in “{label}” with a hyphen, for example BO-AB 123",
)
PLACE, LETTERS, NUMBER = "[A-ZÄÖÜ]{1,3}", "[A-Z]{1,2}", "([1-9][0-9]{0,3})[- ]?([EH]?)"
APART = re.compile(f"({PLACE})[- ]({LETTERS})[- ]?{NUMBER}")
JOINED = re.compile(f"([A-ZÄÖÜ]{{2,5}})[ ]?{NUMBER}")
OFFICIAL = re.compile(f"({PLACE})-([1-9][0-9]{{0,5}})")  # of authorities, the army and the police: no letters
FOREIGN = re.compile("[A-Z0-9ÄÖÜ]{3,12}")
MOST = 8  # characters of a German plate, FZV Annex 4


class NotAPlate(ValueError):
    """What was typed is no number of a vehicle; the text says what to do."""

    def __init__(self, sentence: T):
        super().__init__(sentence)
        self.sentence = sentence


def read_german(text: str, home: str = "") -> str:
    """Return BO-AB 123E for bo ab 123e; NotAPlate if it is none, or if nobody can tell where the place ends."""
    text = re.sub(r"[^\w]+|_", lambda gap: "-" if re.search(r"\S", gap[0]) else " ", plain_line(text).upper()).strip("- ")
    if found := OFFICIAL.fullmatch(text):
        return f"{found[1]}-{found[2]}"
    if found := APART.fullmatch(text):
        place, letters, number, ending = found.groups()
    elif found := JOINED.fullmatch(text):
        both, number, ending = found.groups()
        place = place_of(both, home)
        letters = both.removeprefix(place)
    else:
        raise NotAPlate(NO_PLATE)
    if len(place + letters + number + ending) > MOST:
        raise NotAPlate(NO_PLATE)
    return f"{place}-{letters} {number}{ending}"


def place_of(letters: str, home: str) -> str:
    """Find where the place ends in letters typed without a gap."""
    possible = [letters[:n] for n in (1, 2, 3) if re.fullmatch(LETTERS, letters[n:])]
    if home in possible:
        return home
    if len(possible) != 1:
        raise NotAPlate(WHERE_IS_THE_GAP)
    return possible[0]


class PlateTyped(forms.CharField):
    def __init__(self, *, question: "LicencePlate", **options):
        super().__init__(**options)
        self.question = question

    def to_python(self, value):
        typed = super().to_python(value) or ""
        try:
            return self.question.read(typed) if typed.strip() else ""
        except NotAPlate as refused:
            raise ValidationError(self.question.say(refused.sentence).lazy()) from None
        except ControlCharacterError:
            raise ValidationError(self.question.say(NO_PLATE).lazy()) from None


@dataclass(frozen=True, kw_only=True)
class LicencePlate(Field[str]):
    """The number of a vehicle (Kfz-Kennzeichen, § 9 FZV), stored as BO-AB 123E however it was typed.

    `home="BO"` reads BOAB123 as one of this town; without it a hyphen is asked for. `foreign=True` takes other plates too.
    """

    tag = "licence_plate"

    foreign: bool = False  # plates of other countries as well
    home: str = ""  # letters of the town
    width: str = "10"

    def read(self, text: str) -> str:
        try:
            return read_german(text, self.home)
        except NotAPlate:
            if self.foreign and FOREIGN.fullmatch(plain := compact(text).upper()):
                return plain
            raise

    def form_field(self) -> forms.Field:
        widget = forms.TextInput({"spellcheck": "false", "autocapitalize": "characters"})
        return PlateTyped(question=self, max_length=40, widget=widget)

    def schema(self):
        german = f"{PLACE}-({LETTERS} [1-9][0-9]{{0,3}}[EH]?|[1-9][0-9]{{0,5}})"
        return {"type": "string", "pattern": f"^({german}|{FOREIGN.pattern})$" if self.foreign else f"^{german}$"}

    def from_json(self, data):
        try:
            if self.read(data) == data:
                return data
        except (NotAPlate, ControlCharacterError):
            raise ValueError(data) from None
        raise ValueError(data)
