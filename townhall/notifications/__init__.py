"""Everything a person is told: letters in the postbox, mail that points to them, and when a notice counts as known."""
