"""Deregister a dog from dog tax (Hundesteuer-Abmeldung)."""
