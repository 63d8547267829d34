"""Complete, valid applications: a reduction with social benefits, and an exemption for an assistance dog."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "keeper": {"person": ALICE, "address": HOME, "email": "alice@rathaus.example", "is_registered": True},
    "relief": {"name": "Rex", "kind": "social", "until": "2030-06-30", "proof": ["later"], "truth": True},
}

ASSISTANCE = {
    "keeper": {"person": ALICE, "address": HOME, "is_registered": True},
    "relief": {"name": "Bella", "tag": "2026-000002", "kind": "assistance", "proof": ["later"], "truth": True},
}
