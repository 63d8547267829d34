"""Register a dog for dog tax (Hundesteuer-Anmeldung)."""
