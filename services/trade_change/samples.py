"""Complete, valid notices of a change: a bicycle shop that also repairs, and a GmbH that moves within Bochum."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
SHOP = {"street": "Beispielweg", "house_number": "3", "postcode": "44789", "city": "Bochum"}
HALL = {"street": "Erfundene Allee", "house_number": "7", "postcode": "44801", "city": "Bochum"}
BORN_HERE = {"birthplace": "Bochum", "birth_country": "DE", "nationality": "DE"}
PERSON = {
    "who": {
        "applies_as": "person",
        "person": {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"},
        "address": HOME,
        "email": "alice@rathaus.example",
    }
}
COMPANY = {
    "who": {
        "applies_as": "organisation",
        "organisation": {
            "name": "Erfunden Elektro GmbH",
            "legal_form": "gmbh",
            "is_registered": True,
            "register_court": "Amtsgericht Bochum",
            "register_number": "HRB 00000",
        },
        "contact": {"given_name": "Dora", "family_name": "Erfunden"},
        "address": SHOP,
        "email": "elektro@rathaus.example",
    }
}

ORDINARY = {
    "changes": {"kinds": ["activity"], "on": "2030-04-01"},
    "business": {"number": "2026-000001", "address": SHOP},
    "owner": PERSON,
    "own_origin": {"origin": BORN_HERE},
    "new_activity": {
        "former": "Verkauf von Fahrrädern und Zubehör",
        "work": "Verkauf und Reparatur von Fahrrädern",
        "focus": "Einzelhandel mit Fahrrädern",
        "is_craft": True,
        "craft_card": ["later"],
        "needs_permit": False,
    },
    "staff": {"are_there": True, "full_time": "1", "part_time": "2"},
    "statement": {"identity": True, "truth": True},
}

MOVE = {
    "changes": {"kinds": ["moved"], "on": "2030-05-01"},
    "business": {"address": SHOP, "new_address": HALL},
    "owner": COMPANY,
    "representatives": {
        "people": [
            {
                "person": {"given_name": "Dora", "family_name": "Erfunden", "born": "1979-02-03"},
                "origin": BORN_HERE | {"birth_name": "Erdacht"},
                "address": {"where": "germany"} | HOME,
            }
        ]
    },
    "staff": {"are_there": False},
    "statement": {"remarks": "Die alte Halle behalten wir bis Juni als Lager.", "identity": True, "truth": True},
}
