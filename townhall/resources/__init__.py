"""What there is only so much of, and who has which part of it: budgets, slots, rooms (begrenzte Mittel)."""
