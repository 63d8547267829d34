"""Complete, valid closures: a bicycle shop that is given up, and a GmbH that sells its business to a successor."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
SHOP = {"street": "Beispielweg", "house_number": "3", "postcode": "44789", "city": "Bochum"}
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
    "ending": {"scope": "whole", "why": "given_up", "on": "2030-12-31"},
    "business": {"number": "2026-000001", "work": "Einzelhandel mit Fahrrädern", "address": SHOP},
    "owner": PERSON,
    "own_origin": {"origin": BORN_HERE},
    "staff": {"are_there": False},
    "statement": {"identity": True, "truth": True},
}

SUCCESSOR = {
    "ending": {"scope": "whole", "why": "handed_over", "on": "2030-06-30"},
    "business": {"work": "Elektroinstallation", "address": SHOP},
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
    "staff": {"are_there": True, "full_time": "3", "part_time": "0"},
    "successor": {"name": "Elektro Ausgedacht GmbH"},
    "statement": {"remarks": "Die Angestellten gehen mit zur neuen Firma.", "identity": True, "truth": True},
}
