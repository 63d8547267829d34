"""Complete, valid requests: somebody looks for an old friend, and a company collects a claim."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "asker": {
        "who": {
            "applies_as": "person",
            "person": {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"},
            "address": HOME,
        }
    },
    "purpose": {"is_commercial": False, "no_trade": True},
    "sought": {"given_name": "Nora", "family_name": "Nirgendwo", "born": "1984-07-23", "address": "Phantasiestraße 99, Bochum"},
}

CLAIM = {
    "asker": {
        "who": {
            "applies_as": "organisation",
            "organisation": {"name": "Inkasso Muster GmbH", "legal_form": "gmbh"},
            "contact": {"given_name": "Emil", "family_name": "Erfunden"},
            "address": HOME,
            "email": "inkasso@rathaus.example",
        }
    },
    "purpose": {"is_commercial": True, "use": "claim", "no_trade": True},
    "sought": {"given_name": "Nils", "family_name": "Nirgendwo", "born": "1979-02-03", "address": "Phantasiestraße 97, Bochum"},
}
