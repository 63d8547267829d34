"""Life situations (Lebenslagen) under which people look for a service."""

from dataclasses import dataclass

from townhall.lib.text import T


@dataclass(frozen=True)
class Situation:
    """A life situation: its id in definitions, its place in addresses, its name and what it is about."""

    id: str
    slug: str
    title: T
    about: T


SITUATIONS = (
    Situation(
        "moving",
        "umzug-und-wohnen",
        T("Umzug und Wohnen", en="Moving and living"),
        T("Anmelden, ummelden, parken", en="Registering, re-registering, parking"),
    ),
    Situation(
        "papers",
        "ausweis-und-dokumente",
        T("Ausweis und Dokumente", en="Papers and documents"),
        T("Ausweise, Bescheinigungen, Urkunden", en="Identity cards, certificates, deeds"),
    ),
    Situation(
        "family",
        "familie-und-kinder",
        T("Familie und Kinder", en="Family and children"),
        T("Geburt, Betreuung, Schule", en="Birth, childcare, school"),
    ),
    Situation(
        "work",
        "arbeit-und-geld",
        T("Arbeit und Geld", en="Work and money"),
        T("Steuern, Zuschüsse, Hilfen", en="Taxes, grants, support"),
    ),
    Situation(
        "mobility",
        "auto-und-mobilitaet",
        T("Auto und Mobilität", en="Car and mobility"),
        T("Fahrzeug, Führerschein, Parken", en="Vehicle, driving licence, parking"),
    ),
    Situation(
        "pets", "haustiere", T("Haustiere", en="Pets"), T("Hund anmelden, abmelden, ermäßigen", en="Registering a dog and more")
    ),
    Situation(
        "building",
        "bauen-und-haus",
        T("Bauen und Haus", en="Building and house"),
        T("Förderung, Genehmigung, Grundstück", en="Grants, permits, land"),
    ),
    Situation(
        "business",
        "gewerbe-und-verein",
        T("Gewerbe und Verein", en="Business and clubs"),
        T("Anmelden, veranstalten, Flächen nutzen", en="Registering, organising events, using public space"),
    ),
    Situation(
        "arriving",
        "ankommen-in-bochum",
        T("Ankommen in Bochum", en="New in Bochum"),
        T("Neu in der Stadt oder im Land", en="New in the city or the country"),
    ),
    Situation(
        "living",
        "mitreden",
        T("Mitreden und Hinweise", en="Having a say"),
        T("Fragen, Ideen, Beschwerden", en="Questions, ideas, complaints"),
    ),
)
BY_ID = {situation.id: situation for situation in SITUATIONS}
BY_SLUG = {situation.slug: situation for situation in SITUATIONS}
