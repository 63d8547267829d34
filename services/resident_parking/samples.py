"""Complete, valid applications: the ordinary case, and a company car that a person looks at."""

FOUND = {"key": "DEMO-0101", "district": "Bochum-Mitte", "point": "51.482200, 7.217000", "zone": "Gebiet 1"}
HOME = {"street": "Musterweg", "house_number": "1", "postcode": "44777", "city": "Bochum"} | FOUND
ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}

ORDINARY = {
    "wish": {"kind": "new"},
    "resident": {"person": ALICE, "address": HOME, "is_main": True, "email": "alice@rathaus.example"},
    "vehicle": {"plate": "BO-AB 123", "keeper": "me"},
    "validity": {"begins": "2030-05-01", "years": "1", "truth": True},
}

COMPANY_CAR = ORDINARY | {
    "vehicle": {"plate": "BO-XY 77", "keeper": "company", "registration": ["later"], "consent": ["later"]},
}

OTHER_PLATE = ORDINARY | {
    "wish": {"kind": "change"},
    "vehicle": {"plate": "BO-CD 45", "old_plate": "BO-AB 123", "keeper": "me"},
    "validity": {"begins": "2030-06-01", "truth": True},
}
