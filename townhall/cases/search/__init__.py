"""How cases are found again: by words, by answers on lists, by what they have in common (Suche, Listen)."""
