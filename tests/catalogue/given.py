"""A service as another city might give it: the dogs with a text in plain language, in a further language, and with a sample."""

from dataclasses import replace

from tests.catalogue.dogs import ORDINARY, Dogs
from townhall.catalogue.plain_language import Passage
from townhall.catalogue.texts import translated

SAMPLES = {"ORDINARY": ORDINARY}
PLAIN = (
    Passage("Worum geht es?", ("Sie haben einen Hund.", "Dann melden Sie ihn an.")),
    Passage("Was kostet das?", ("Das kostet nichts.",)),
)
UKRAINIAN = {"Rufname": "Кличка", "Hund anmelden": "Зареєструвати собаку"}
DOGS = translated(replace(Dogs.definition, plain_language=PLAIN), "uk", UKRAINIAN)
