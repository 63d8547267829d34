"""What a text cites of the legal register: where an entry stands, or its figure (Fundstelle)."""

import re
from datetime import date

from townhall.authorities.legal_register import Register
from townhall.catalogue.placeholders import FROM_THE_REGISTER, figure
from townhall.editorial.phrases import Phrase, Phrases
from townhall.lib.text import T

CITATION = re.compile(rf"\{{({'|'.join(FROM_THE_REGISTER)}):([^{{}}]+)\}}")


def of_the_register(law: Register, kind: str, key: str, *, on: date) -> T:
    """Return where an entry of the legal register stands, or its figure."""
    entry = law.entry(key, on=on)
    return T(entry.source) if kind == "law" else figure(entry.value, entry.unit) or T("")


def cited(words: Phrases, *, on: date) -> Phrases:
    """Return sentences with what they cite as it is on a day; those that cite nothing ask the register nothing."""
    law = Register()

    def filled(text: T) -> T:
        def quote(language: str):
            return lambda found: of_the_register(law, found[1], found[2], on=on).in_(language)

        return T.load({language: CITATION.sub(quote(language), said) for language, said in text.texts})

    return Phrases(tuple(Phrase(one.name, filled(one.text)) for one in words.phrases))
