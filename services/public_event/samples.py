"""Complete, valid applications: a neighbourhood party of one afternoon, and a commercial festival with closed roads."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[7.218, 51.4805], [7.219, 51.4805], [7.219, 51.481], [7.218, 51.481], [7.218, 51.4805]]],
}

ORDINARY = {
    "organiser": {"who": {"applies_as": "person", "person": ALICE, "address": HOME, "email": "alice@rathaus.example"}},
    "in_charge": {"person": {"given_name": "Alice", "family_name": "Beispiel", "mobile": "+4915100000000"}},
    "occasion": {
        "title_of_event": "Nachbarschaftsfest Musterstraße",
        "kind": "neighbourhood",
        "commercial": False,
        "entry": False,
        "visitors": "80",
    },
    "schedule": {
        "days": [{"day": "2030-06-15", "begins": "14:00", "ends": "20:00"}],
        "occupied": {"first": "2030-06-15", "last": "2030-06-15"},
    },
    "spot": {"place": {"text": "Platz vor Musterstraße 12", "geometry": None}, "size": "200", "supply": ["power"]},
    "structures": {"are_there": False},
    "traffic": {"closes_road": False},
    "food_and_music": {"alcohol": False, "music": True, "music_until": "20:00"},
    "safety": {"first_aid": "helpers", "stewards": "2"},
    "papers": {"plan": ["later"], "insurance": ["later"], "truth": True},
}

FESTIVAL = ORDINARY | {
    "organiser": {
        "who": {
            "applies_as": "organisation",
            "organisation": {"name": "Festival Muster GmbH", "legal_form": "gmbh"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
            "address": HOME,
            "email": "festival@rathaus.example",
        }
    },
    "in_charge": {"person": {"given_name": "Charlie", "family_name": "Nirgendwo", "mobile": "+4915100000001"}},
    "occasion": {
        "title_of_event": "Musterklang",
        "kind": "concert",
        "commercial": True,
        "entry": True,
        "visitors": "3000",
    },
    "schedule": {
        "days": [
            {"day": "2030-07-05", "begins": "16:00", "ends": "22:00"},
            {"day": "2030-07-06", "begins": "12:00", "ends": "22:00"},
        ],
        "occupied": {"first": "2030-07-04", "last": "2030-07-07"},
    },
    "spot": {"place": {"text": "Musterplatz", "geometry": SQUARE}, "size": "3500", "supply": ["power", "water"]},
    "structures": {
        "are_there": True,
        "structures": [
            {"what": "stage", "number": "1", "size": "120.0"},
            {"what": "tent", "number": "2", "size": "100.0"},
            {"what": "stall", "number": "12", "size": "9.0"},
        ],
    },
    "traffic": {
        "closes_road": True,
        "closed": "Beispielallee zwischen Musterplatz und Musterstraße, 4. bis 7. Juli, ganztägig",
        "diversion": "Über die Beispielgasse; der Bus hält an der Ersatzhaltestelle.",
    },
    "food_and_music": {"alcohol": True, "music": True, "music_until": "22:00"},
    "safety": {"first_aid": "service", "stewards": "40", "concept": ["later"]},
}
