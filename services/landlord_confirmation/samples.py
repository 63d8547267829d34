"""Complete, valid confirmations: a private landlord with one tenant, and a housing company with a family long ago."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "landlord": {
        "who": {
            "applies_as": "person",
            "person": {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"},
            "address": HOME,
        },
        "is_owner": True,
        "on_behalf": False,
    },
    "dwelling": {"address": HOME | {"house_number": "14"}, "position": "2. Stock rechts"},
    "move": {
        "moved": "in_",
        "on": "2026-11-01",
        "people": [{"given_name": "Charlie", "family_name": "Nirgendwo"}],
        "true": True,
    },
}

COMPANY = {
    "landlord": {
        "who": {
            "applies_as": "organisation",
            "organisation": {
                "name": "Wohnungsgesellschaft Muster GmbH",
                "legal_form": "gmbh",
                "register_court": "Amtsgericht Bochum",
                "register_number": "HRB 00000",
            },
            "contact": {"given_name": "Emil", "family_name": "Erfunden"},
            "address": HOME,
            "email": "vermietung@rathaus.example",
        },
        "is_owner": False,
        "owner": "Immobilienfonds Erfunden GmbH & Co. KG",
        "on_behalf": True,
        "principal": "Vermietung Erfunden KG, Phantasiestraße 97, 44777 Bochum",
    },
    "dwelling": {"address": HOME | {"house_number": "16"}},
    "move": {
        "moved": "in_",
        "on": "2025-01-15",
        "people": [
            {"given_name": "Nora", "family_name": "Nirgendwo"},
            {"given_name": "Nils", "family_name": "Nirgendwo"},
        ],
        "true": True,
    },
}
