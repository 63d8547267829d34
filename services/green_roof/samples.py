"""Complete, valid applications: one roof of a person, and two measures of a club on somebody else's land."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "asker": {
        "who": {
            "applies_as": "person",
            "person": {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"},
            "address": HOME,
        },
        "owns": True,
    },
    "building": {"has_begun": False, "address": HOME, "built": "1962"},
    "measures": {
        "measures": [{"what": "roof", "area": "60", "depth": "10", "cost": "7800.00"}],
        "estimates": ["later"],
        "photos": ["later"],
    },
    "payout": {"iban": "DE02120300000000202051", "truth": True},
}

CLUB = ORDINARY | {
    "asker": {
        "who": {
            "applies_as": "organisation",
            "organisation": {"name": "Gartenverein Muster e. V.", "legal_form": "association"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
            "address": HOME,
            "email": "garten@rathaus.example",
        },
        "owns": False,
        "consent": ["later"],
    },
    "measures": {
        "measures": [
            {"what": "garden", "area": "300", "cost": "42000.00"},
            {"what": "facade", "area": "80", "cost": "19500.50"},
        ],
        "estimates": ["later"],
        "photos": ["later"],
    },
}
