"""Complete, valid deregistrations: a dog that died, and one given away with a remark."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "keeper": {"person": ALICE, "address": HOME, "email": "alice@rathaus.example"},
    "dog": {"name": "Rex", "reason": "died", "on": "2026-08-10", "tag_back": True},
    "refund": {"iban": "DE02120300000000202051", "truth": True},
}

GIVEN_AWAY = {
    "keeper": {"person": ALICE, "address": HOME},
    "dog": {
        "name": "Bella",
        "tag": "2026-000002",
        "reason": "given_away",
        "on": "2026-09-20",
        "new_keeper": "Charlie Nirgendwo, Phantasiestraße 99, 44777 Bochum",
        "tag_back": False,
    },
    "refund": {"remarks": "Die Marke ist beim Umzug verloren gegangen.", "truth": True},
}
