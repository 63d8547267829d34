"""The demonstration: fictitious people, "try it as", sent mail to look at, one supervisor. Never in real operation."""
