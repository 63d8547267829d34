"""Complete, valid applications: a café with tables for the season, and a shop with goods and boards on a narrow pavement."""

CAFE = {
    "organisation": {"name": "Café Muster GmbH", "legal_form": "gmbh", "register_court": "Amtsgericht Bochum"},
    "contact": {"given_name": "Alice", "family_name": "Beispiel"},
    "address": {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"},
    "email": "cafe@rathaus.example",
}
SPACE = {
    "type": "Polygon",
    "coordinates": [[[7.218, 51.4805], [7.2181, 51.4805], [7.2181, 51.48053], [7.218, 51.48053], [7.218, 51.4805]]],
}
KORTUM = {"street": "Kortumstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "asker": {"who": CAFE},
    "ground": {"owner": "public"},
    "spot": {
        "address": KORTUM,
        "area": {"text": "links neben dem Eingang", "geometry": SPACE},
        "pavement": "5.50",
        "passage": "2.50",
    },
    "use": {"kinds": ["seats"]},
    "seats": {
        "length": "6.00",
        "width": "2.50",
        "tables": "5",
        "chairs": "20",
        "parasols": "2",
        "are_heated": True,
        "heaters": "2",
    },
    "duration": {
        "season": "season",
        "period": {"first": "2030-04-01", "last": "2030-10-31"},
        "opens": "09:00",
        "closes": "22:00",
    },
    "papers": {"plan": ["later"], "truth": True},
}

NARROW = ORDINARY | {
    "asker": {
        "who": CAFE
        | {
            "organisation": {"name": "Obst und Gemüse Erfunden", "legal_form": "sole_trader"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
        }
    },
    "ground": {"owner": "unsure"},
    "spot": {
        "address": KORTUM | {"street": "Beispielallee", "postcode": "44795"},
        "area": {"text": "zwischen Tür und Laterne", "geometry": None},
        "pavement": "2.50",
        "passage": "1.20",
    },
    "use": {"kinds": ["goods", "boards"]},
    "goods": {"length": "4.00", "width": "1.00", "what": "Obst und Gemüse"},
    "boards": {"number": "1"},
    "duration": {
        "season": "whole_year",
        "period": {"first": "2031-01-01", "last": "2031-12-31"},
        "opens": "08:00",
        "closes": "19:00",
    },
}
del NARROW["seats"]
