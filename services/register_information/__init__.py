"""Ask where somebody lives (Einfache Melderegisterauskunft)."""
