"""Complete, valid applications: the ordinary case and the exception. Publication demands them; tests and documentation use them."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
REX = {"name": "Rex", "breed": "Labrador", "sex": "male", "born": "2026-01-10", "origin": "taken_in", "since": "2026-03-15"}

ORDINARY = {
    "keeper": {"person": ALICE, "address": HOME, "email": "alice@rathaus.example"},
    "other_keepers": {"are_there": False},
    "dogs": {"dogs": [REX]},
    "household": {"others": False},
    "relief": {"kind": "none"},
    "payment": {"debit": False},
    "remarks": {"truth": True},
}

EXEMPTION = ORDINARY | {
    "relief": {"kind": "assistance", "dog": "Rex", "proof": ["later"]},
    "payment": {"debit": True, "iban": "DE02120300000000202051", "account_holder": "Alice Beispiel", "mandate": True},
}

SECOND_DOG = ORDINARY | {
    "dogs": {"dogs": [REX | {"name": "Bella", "sex": "female", "since": "2026-09-05", "born": "2026-06-20"}]},
    "household": {"others": True, "count": "1"},
}
