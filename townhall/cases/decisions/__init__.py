"""How a case is decided: reasons, hearing, fee, remedy, and what silence means (Entscheidung)."""
