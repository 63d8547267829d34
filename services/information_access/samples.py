"""Complete, valid requests: one from somebody under a pseudonym, and one about papers on another person."""

ORDINARY = {
    "wish": {
        "subject": "Bäume, die 2025 an Straßen gefällt wurden",
        "text": "Ich möchte eine Liste der Straßenbäume, die 2025 gefällt wurden, mit Straße und Grund.",
        "about_others": False,
    },
    "form": {"access": "copy", "costs": "ask"},
    "contact": {"person": {"family_name": "Waldfreund"}},
}

ABOUT_SOMEBODY = {
    "wish": {
        "subject": "Genehmigung für das Nachbarhaus",
        "text": "Ich möchte die Unterlagen zum Anbau am Haus Phantasiestraße 97 sehen.",
        "about_others": True,
    },
    "form": {"access": "look", "costs": "small"},
    "contact": {
        "person": {"given_name": "Charlie", "family_name": "Nirgendwo"},
        "organisation": "Nachbarschaftsverein Phantasiestraße",
        "email": "charlie@rathaus.example",
    },
}
