"""How well services work, in figures that lead back to nobody: counted once a day, shown at once (Kennzahlen)."""
