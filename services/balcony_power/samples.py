"""Complete, valid applications: an ordinary one, and one of a household with priority."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
STATION = {
    "is_installed": True,
    "watts": "800",
    "model": "Sonnenschein Muster 800",
    "cost": "649.00",
    "invoice": ["later"],
    "photo": ["later"],
    "seminar": ["later"],
}
PAYOUT = {"iban": "DE02120300000000202051", "account_holder": "Alice Beispiel", "truth": True}

ORDINARY = {
    "person": {"person": ALICE, "address": HOME, "email": "alice@rathaus.example", "lives_as": "tenant"},
    "station": STATION,
    "income": {"benefit": "none"},
    "payout": PAYOUT,
}

PRIORITY = ORDINARY | {
    "station": STATION | {"cost": "389.50"},
    "income": {"benefit": "wohngeld", "granted_on": "2026-05-04", "proof": ["later"]},
}
