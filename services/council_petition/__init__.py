"""Put a suggestion or complaint to the city council (Bürgeranregung und -beschwerde)."""
