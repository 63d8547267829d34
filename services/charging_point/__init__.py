"""Put up charging points on public ground (Ladeinfrastruktur auf öffentlicher Fläche)."""
