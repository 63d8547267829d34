"""Complete, valid applications: a painter with one van, and an electrician with three for two years."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
PAINTER = {
    "organisation": {"name": "Malerbetrieb Muster", "legal_form": "sole_trader"},
    "contact": {"given_name": "Alice", "family_name": "Beispiel"},
    "address": HOME,
    "email": "maler@rathaus.example",
}

ORDINARY = {
    "business": {"who": PAINTER, "number": "0000000", "card": ["later"]},
    "vehicles": {"vans": [{"plate": "BO-MA 1", "weight": "2800"}], "registration": ["later"]},
    "validity": {"area": "city", "begins": "2030-02-01", "years": "1", "truth": True},
}

FLEET = {
    "business": {
        "who": PAINTER | {"organisation": {"name": "Elektro Erfunden GmbH", "legal_form": "gmbh"}},
        "number": "0000001",
        "card": ["later"],
    },
    "vehicles": {
        "vans": [{"plate": f"BO-EL {number}", "weight": "3500"} for number in (1, 2, 3)],
        "registration": ["later"],
    },
    "validity": {"area": "region", "begins": "2030-02-01", "years": "2", "truth": True},
}
