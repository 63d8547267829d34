"""Countries and nationalities by their code of ISO 3166-1; the names are those of Unicode CLDR, as Babel brings them."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from babel import Locale
from django.utils.translation import get_language

from townhall.fields.choice import PICK, Choice, Option
from townhall.lib.text import T

GERMANY = "DE"
NO_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ"  # codes of CLDR that name no country
TERRITORIES = (  # parts of other countries, whose people have the nationality of that country
    "AI AQ AS AW AX BL BM BQ BV CC CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF PF PM PN PR RE "
    "SH SJ SX TC TF TK UM VG VI WF YT"
)
STATELESS = Option("XXA", T("staatenlos", en="stateless"))  # codes of ICAO Doc 9303
UNCLEAR = Option("XXX", T("ungeklärt", en="not clarified"))


def countries() -> tuple[Option, ...]:
    german, english = (names_in(language) for language in ("de", "en"))
    codes = sorted(code for code in german if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES)
    return tuple(Option(code, T(german[code], en=english[code])) for code in codes)


def names_in(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


COUNTRIES = countries()
NATIONALITIES = (*(o for o in COUNTRIES if o.id not in TERRITORIES), STATELESS, UNCLEAR)


@cache
def in_order(options: tuple[Option, ...], language: str) -> list[tuple[str, str]]:
    """Return codes and names as a reader looks for them: Germany first, then by the alphabet, Ö beside O."""
    names = [(option.id, option.label.in_(language)) for option in options]
    last = (STATELESS.id, UNCLEAR.id)
    return sorted(names, key=lambda pair: (pair[0] != GERMANY, pair[0] in last, alphabetical(pair[1])))


def alphabetical(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


@dataclass(frozen=True, kw_only=True)
class Country(Choice):
    """A country, stored as its code of two letters (ISO 3166-1, and XK for Kosovo)."""

    tag = "country"

    options: tuple[Option, ...] = COUNTRIES
    abroad: bool = False  # without Germany

    @property
    def ids(self) -> list[str]:
        return [option.id for option in self.choosable]

    @property
    def choosable(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.id != GERMANY) if self.abroad else self.options

    def offered(self):
        options = self.choosable
        return lambda: [("", PICK.in_(language())), *in_order(options, language())]


def language() -> str:
    return "en" if (get_language() or "de").startswith("en") else "de"


@dataclass(frozen=True, kw_only=True)
class Nationality(Country):
    """A nationality, named by its country; or stateless, or not clarified."""

    tag = "nationality"

    options: tuple[Option, ...] = NATIONALITIES
