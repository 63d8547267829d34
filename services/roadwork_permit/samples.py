"""Complete, valid applications: a move in one day, and a scaffold of a company that narrows the road for weeks."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "asker": {"who": {"applies_as": "person", "person": ALICE, "address": HOME, "email": "alice@rathaus.example"}},
    "purpose": {"kind": "no_stopping", "ground": "public"},
    "spot": {"address": HOME, "place": {"text": "vor dem Eingang", "geometry": None}, "side": "this", "length": "15.0"},
    "duration": {"period": {"first": "2030-05-04", "last": "2030-05-04"}, "begins": "07:00", "ends": "18:00"},
    "traffic": {"affected": ["parking"], "signs_by": "myself"},
    "papers": {"site_plan": ["later"], "truth": True},
}

SCAFFOLD = {
    "asker": {
        "who": {
            "applies_as": "organisation",
            "organisation": {"name": "Gerüstbau Muster GmbH", "legal_form": "gmbh"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
            "address": HOME,
            "email": "geruest@rathaus.example",
        }
    },
    "purpose": {"kind": "scaffold", "ground": "public"},
    "spot": {
        "address": HOME | {"street": "Beispielallee", "house_number": "7"},
        "place": {
            "text": "Hausecke bis Einfahrt",
            "geometry": {"type": "LineString", "coordinates": [[7.218, 51.4805], [7.2182, 51.4805]]},
        },
        "side": "this",
        "length": "14.0",
        "width": "1.20",
    },
    "duration": {"period": {"first": "2030-05-06", "last": "2030-06-04"}, "begins": "00:00", "ends": "23:59"},
    "traffic": {
        "affected": ["pavement", "lane"],
        "signs_by": "company",
        "company": "Absperrdienst Erfunden GmbH",
    },
    "papers": {"site_plan": ["later"], "sign_plan": ["later"], "remarks": "Der Zugang zur Praxis bleibt offen.", "truth": True},
}
