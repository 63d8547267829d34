"""Hold an event on public ground (Veranstaltung auf öffentlicher Fläche)."""
