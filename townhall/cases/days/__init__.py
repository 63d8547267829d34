"""The days of a case: deadlines, more time, days on which it comes back (Fristen, Wiedervorlage)."""
