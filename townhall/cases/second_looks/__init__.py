"""Looking at a decision again: signature, objection, reopening, taking it back (Widerspruch, Rücknahme)."""
