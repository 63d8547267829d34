"""Complete, valid requests."""

ORDINARY = {
    "request": {"topic": "idea", "text": "Auf dem Spielplatz an der Musterstraße fehlt eine Bank im Schatten."},
    "contact": {"person": {"given_name": "Emil", "family_name": "Erfunden"}},
}

COMPLAINT = {
    "request": {"topic": "complaint", "text": "Die Ampel an der Beispielallee ist seit Tagen aus."},
    "contact": {"person": {"given_name": "Emil", "family_name": "Erfunden"}, "email": "emil@rathaus.example"},
}
