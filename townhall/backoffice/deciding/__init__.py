"""Deciding, and changing what was decided: hearing, notice, correction, objection, taking back (Entscheidung)."""
