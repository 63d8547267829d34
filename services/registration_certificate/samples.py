"""Complete, valid applications: a simple digital certificate, and an extended one on paper."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterweg", "house_number": "1", "postcode": "44777", "city": "Bochum"}

ORDINARY = {
    "identity": {"person": ALICE, "address": HOME},
    "extent": {"kind": "simple", "purpose": "Für die Kita", "form": "digital"},
}

EXTENDED = {
    "identity": {"person": ALICE, "address": HOME},
    "extent": {"kind": "extended", "more": ["nationality", "family"], "form": "paper"},
}
