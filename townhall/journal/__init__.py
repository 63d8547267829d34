"""What happened, who reacts to it, and proof that nobody changed it afterwards (Protokoll)."""
