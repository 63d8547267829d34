"""Get a resident parking permit (Bewohnerparkausweis)."""
