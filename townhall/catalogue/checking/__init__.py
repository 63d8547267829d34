"""What would leave people without a text, a way on or a remedy: found before a service is published (Prüfung)."""
