"""What somebody can do against a decision, as the legal register words it on that day (Rechtsbehelfsbelehrung)."""

from datetime import date

from townhall.authorities.legal_register import Register
from townhall.authorities.models import Authority
from townhall.lib.text import T

LEVY = "_levy"  # how the keys of remedies end that say that money has to be paid all the same (§ 80 Abs. 2 Satz 1 Nr. 1 VwGO)


def against_taking_back(key: str) -> str:
    """Return the remedy against taking back what had this remedy: of the same kind, but nothing is demanded any more."""
    return key.removesuffix(LEVY)


def remedy_text(key: str, authority: Authority, *, on: date, law: Register) -> T:
    """Return the instruction on the remedy with name and address of the authority it is addressed to."""
    texts = law.value(key, on=on)
    return T(texts["de"], en=texts["en"]).fill(authority=where(authority))


def where(authority: Authority) -> T:
    """Write where an objection goes: Stadt Bochum, Steuerabteilung, Willy-Brandt-Platz 2–6, 44777 Bochum."""
    entity, address = authority.inherited("legal_entity"), ", ".join(authority.inherited("address").splitlines())
    german, english = authority.title.in_("de"), authority.title.in_("en")
    return T(listed(entity, german, address), en=listed(entity, english, address))


def listed(*parts: str) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))
