"""An address anywhere: in town, elsewhere in Germany, or abroad, where no rule of ours about streets and postcodes holds."""

from types import SimpleNamespace

from townhall.fields.choice import Choice, options
from townhall.fields.country import COUNTRIES, Country
from townhall.fields.found import Found
from townhall.fields.group import Group
from townhall.fields.patterned import Postcode
from townhall.fields.text import LongText, Text
from townhall.lib.text import T

LONGEST = 120  # characters of an address abroad: they have to fit the window of an envelope


class AnyAddress(Group):
    """An address in town, elsewhere in Germany or abroad: `One(AnyAddress)`.

    `where` is town, germany or abroad. In town streets are suggested and the street table adds key, district, point and
    zone, each None for an address it does not have. Abroad the address is typed as it stands on a letter there.
    """

    title = T("Anschrift", en="Address")

    where = Choice(
        T("Wo liegt die Anschrift?", en="Where is the address?"),
        options=options(
            town=T("In Bochum", en="In Bochum"),
            germany=T("Anderswo in Deutschland", en="Elsewhere in Germany"),
            abroad=T("Im Ausland", en="Abroad"),
        ),
    )
    street = Text(
        T("Straße", en="Street"),
        max_length=128,
        autocomplete="address-line1",
        suggests="streets",
        when=where.is_one_of("town", "germany"),
    )
    house_number = Text(T("Hausnummer", en="House number"), max_length=20, width="4", when=where.is_one_of("town", "germany"))
    postcode = Postcode(
        T("Postleitzahl", en="Postcode"), width="4", autocomplete="postal-code", when=where.is_one_of("town", "germany")
    )
    city = Text(T("Ort", en="Town or city"), max_length=128, autocomplete="address-level2", when=where.is_("germany"))
    lines = LongText(
        T("Anschrift im Ausland", en="Address abroad"),
        max_length=LONGEST,
        lines=3,
        autocomplete="street-address",
        hint=T(
            "So, wie sie dort auf einem Brief steht, ohne Namen und Land", en="As on a letter there, without name and country"
        ),
        when=where.is_("abroad"),
    )
    country = Country(T("Land", en="Country"), abroad=True, autocomplete="country", when=where.is_("abroad"))
    key = Found(T("Adressschlüssel", en="Address key"), fact="key", when=where.is_("town"))
    district = Found(T("Stadtbezirk", en="District"), fact="district", shown=True, when=where.is_("town"))
    point = Found(T("Lage", en="Position"), fact="point", when=where.is_("town"))
    zone = Found(T("Bewohnerparkgebiet", en="Residents’ parking zone"), fact="zone", when=where.is_("town"))


def is_any_address(group: SimpleNamespace) -> bool:
    return {"where", "lines", "country"} <= vars(group).keys()


def postal(address: SimpleNamespace, *, town: str) -> dict[str, str | None]:
    """Return an address of any kind as our letters write it: street, house number, postcode, city; abroad the country last."""
    if address.where == "abroad":
        country = next((option.label.in_("de") for option in COUNTRIES if option.id == address.country), "")
        return {"street": ", ".join((address.lines or "").split("\n")), "city": country}
    parts = {name: getattr(address, name) for name in ("street", "house_number", "postcode", "city")}
    return parts | ({"city": town} if address.where == "town" else {})
