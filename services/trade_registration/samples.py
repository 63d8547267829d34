"""Complete, valid registrations: a sole trader with a bicycle shop, and a GmbH with two managing directors."""

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
AT_HOME = {"where": "town", "street": "Musterstraße", "house_number": "12", "postcode": "44787"}
SHOP = {"street": "Beispielweg", "house_number": "3", "postcode": "44789", "city": "Bochum"}
ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
BORN_HERE = {"birthplace": "Bochum", "birth_country": "DE", "nationality": "DE"}
BORN_ABROAD = {
    "birth_name": "Erdacht",
    "birthplace": "Izmir",
    "birth_country": "TR",
    "nationality": "TR",
    "residence_permit": ["later"],
}

PERSON = {"who": {"applies_as": "person", "person": ALICE, "address": HOME, "email": "alice@rathaus.example"}}
COMPANY = {
    "who": {
        "applies_as": "organisation",
        "organisation": {
            "name": "Erfunden Elektro GmbH",
            "legal_form": "gmbh",
            "is_registered": True,
            "register_court": "Amtsgericht Bochum",
            "register_number": "HRB 00000",
        },
        "contact": {"given_name": "Dora", "family_name": "Erfunden"},
        "address": SHOP,
        "email": "elektro@rathaus.example",
    }
}
DIRECTORS = {
    "people": [
        {
            "person": {"given_name": "Dora", "family_name": "Erfunden", "born": "1979-02-03"},
            "origin": BORN_ABROAD,
            "address": AT_HOME,
        },
        {
            "person": {"given_name": "Charlie", "family_name": "Nirgendwo", "born": "1990-11-30"},
            "origin": BORN_HERE | {"nationality": "IT", "further_nationalities": ["DE"]},
            "address": {"where": "abroad", "lines": "Via Inventata 14\n00100 Roma", "country": "IT"},
        },
    ]
}

ORDINARY = {
    "area": {"work": "trade", "in_bochum": True},
    "owner": PERSON,
    "own_origin": {"origin": BORN_HERE},
    "reason": {"why": "new"},
    "activity": {
        "name": "Rad und Tat",
        "work": "Verkauf von Fahrrädern und Zubehör im Laden und im Internet",
        "focus": "Einzelhandel mit Fahrrädern",
        "further": ["Verleih von Fahrrädern"],
        "is_side": True,
        "begins": "2030-02-01",
    },
    "kind": {"kinds": ["trade"], "needs_permit": False},
    "staff": {"are_there": True, "full_time": "1", "part_time": "2"},
    "premises": {"address": SHOP, "kind": "main"},
    "papers": {"identity": True, "truth": True},
}

GMBH = {
    "area": {"work": "trade", "in_bochum": True},
    "owner": COMPANY,
    "representatives": DIRECTORS,
    "reason": {"why": "takeover", "former_owner": "Elektro Ausgedacht, Alice Beispiel"},
    "activity": {
        "work": "Einbau und Wartung elektrischer Anlagen in Gebäuden",
        "focus": "Elektroinstallation",
        "begins": "2030-03-01",
    },
    "kind": {"kinds": ["craft", "trade"], "craft_card": ["later"], "needs_permit": False},
    "staff": {"are_there": False},
    "premises": {"address": SHOP, "kind": "branch", "main_address": HOME},
    "papers": {"extract": ["later"], "identity": True, "truth": True},
}
