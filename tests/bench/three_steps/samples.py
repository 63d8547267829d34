"""One complete application."""

ORDINARY = {
    "about": {"given_name": "Alice", "family_name": "Beispiel", "street": "Musterstraße 12", "city": "Bochum"},
    "matter": {"subject": "Bank", "place": "Spielplatz", "reason": "Schatten", "detail": "Holz"},
    "wish": {"wish": "Eine Bank", "time": "im Sommer", "how": "fest", "remark": "keine"},
}
