"""Complete, valid applications: a route with an application for consent, and notice of minor works in a milled slot."""

COMPANY = {
    "organisation": {
        "name": "Lichtleiter Muster GmbH",
        "legal_form": "gmbh",
        "register_court": "Amtsgericht Bochum",
        "register_number": "HRB 00000",
    },
    "contact": {"given_name": "Alice", "family_name": "Beispiel"},
    "address": {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"},
    "email": "netzbau@rathaus.example",
}
LINE = {"type": "LineString", "coordinates": [[7.214, 51.481], [7.221, 51.482]]}

ORDINARY = {
    "operator": {"who": COMPANY, "licence": "MUSTER-125"},
    "project": {
        "kind": "application",
        "route": {"text": "Musterstraße von Nummer 1 bis 40", "geometry": LINE},
        "length": "480",
        "surface": ["pavement"],
        "method": "trench",
    },
    "other_decisions": {"nature": False, "water": False, "monument": False, "traffic": False},
    "building": {
        "period": {"first": "2031-03-03", "last": "2031-05-30"},
        "contractor": "Tiefbau Beispiel GmbH",
        "manager": "Erik Beispiel",
        "phone": "+49234000000",
    },
    "papers": {"plan": ["later"], "truth": True},
}

NOTICE = ORDINARY | {
    "project": {
        "kind": "notice",
        "minor": "Eine einzelne Verbindung von zwölf Metern zwischen zwei vorhandenen Schächten.",
        "route": {"text": "Beispielallee 7, vom Schacht zum Haus", "geometry": None},
        "length": "12",
        "surface": ["pavement", "cycleway"],
        "method": "shallow",
        "bears_cost": True,
    },
    "other_decisions": {"nature": False, "water": False, "monument": False, "traffic": True},
    "papers": {"plan": ["later"], "signs": ["later"], "truth": True},
}
