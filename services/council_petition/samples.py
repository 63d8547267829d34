"""Complete, valid petitions: one of a person, and one of an association with co-signers that stays anonymous."""

ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}

ORDINARY = {
    "matter": {
        "subject": "Zebrastreifen vor der Grundschule",
        "text": "Vor der Schule an der Musterstraße queren morgens viele Kinder. Bitte richten Sie einen Zebrastreifen ein.",
    },
    "where": {"district": "mitte", "place": {"text": "Musterstraße vor Hausnummer 12", "geometry": None}},
    "author": {"who": {"applies_as": "person", "person": ALICE, "address": HOME}},
    "publication": {"name": "named"},
}

ASSOCIATION = {
    "matter": {"subject": "Längere Öffnung der Bücherei", "text": "Die Bücherei soll auch am Samstagnachmittag öffnen."},
    "where": {"district": "city"},
    "author": {
        "who": {
            "applies_as": "organisation",
            "organisation": {"name": "Leseverein Muster e. V.", "legal_form": "association"},
            "contact": {"given_name": "Charlie", "family_name": "Nirgendwo"},
            "address": HOME,
            "email": "verein@rathaus.example",
        },
        "cosigners": [{"given_name": "Emil", "family_name": "Erfunden"}],
    },
    "publication": {"name": "anonymous"},
}
