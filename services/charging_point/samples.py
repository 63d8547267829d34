"""Complete, valid applications: one site with a promised connection, and several sites of a cooperative still without one."""

OPERATOR = {
    "organisation": {
        "name": "Ladenetz Muster GmbH",
        "legal_form": "gmbh",
        "register_court": "Amtsgericht Bochum",
        "register_number": "HRB 00000",
    },
    "contact": {"given_name": "Alice", "family_name": "Beispiel"},
    "address": {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"},
    "email": "ladenetz@rathaus.example",
}
POINT = {"type": "Point", "coordinates": [7.218, 51.4805]}

ORDINARY = {
    "operator": {"who": OPERATOR},
    "ground": {"owner": "public"},
    "sites": {
        "sites": [
            {
                "place": {"text": "Musterstraße 12, Parkstreifen", "geometry": POINT},
                "spaces": "2",
                "power": "22.0",
                "grid": "promised",
            }
        ]
    },
    "operation": {
        "access": "always",
        "barrier_free": True,
        "ad_hoc": True,
        "green": True,
        "hotline": "+49234000000",
        "begins": "2031-03-01",
    },
    "papers": {"plan": ["later"], "truth": True},
}

SEVERAL_SITES = ORDINARY | {
    "operator": {
        "who": OPERATOR
        | {
            "organisation": {"name": "Energiegenossenschaft Erfunden eG", "legal_form": "eg"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
        }
    },
    "sites": {
        "sites": [
            {"place": {"text": "", "geometry": POINT}, "spaces": "4", "power": "150.0", "grid": "asked"},
            {"place": {"text": "Beispielallee 7", "geometry": None}, "spaces": "2", "power": "11.0", "grid": "not_asked"},
        ]
    },
    "operation": ORDINARY["operation"] | {"access": "hours", "hours": "6 bis 22 Uhr", "green": False},
}
