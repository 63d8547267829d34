"""Complete, valid requests: a reading by a person, and a series of workshops by an association."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}

ORDINARY = {
    "asker": {"who": {"applies_as": "person", "person": ALICE, "address": HOME, "email": "alice@rathaus.example"}},
    "space": {
        "kind": "seminar",
        "dates": [{"day": "2030-09-27", "begins": "18:00", "ends": "20:00"}],
        "hours": "3",
        "people": "15",
    },
    "content": {"subject": "Lesung", "about": "Ich lese aus meinem ersten Buch.", "is_public": True},
}

WORKSHOPS = {
    "asker": {
        "who": {
            "applies_as": "organisation",
            "organisation": {"name": "Reparaturverein Muster e. V.", "legal_form": "association"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
            "address": HOME,
            "email": "verein@rathaus.example",
        }
    },
    "space": {
        "kind": "workshop",
        "dates": [
            {"day": "2030-10-05", "begins": "10:00", "ends": "14:00"},
            {"day": "2030-10-12", "begins": "10:00", "ends": "14:00"},
        ],
        "hours": "10",
        "people": "12",
    },
    "content": {
        "subject": "Reparieren statt wegwerfen",
        "about": "Gemeinsam reparieren wir kleine Geräte.",
        "is_public": True,
        "equipment": ["projector"],
        "access": "Ein Tisch, an dem man im Rollstuhl arbeiten kann.",
    },
}
