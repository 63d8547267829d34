"""What is written to and fro about a case: with the person, among colleagues, with other bodies (Schriftverkehr)."""
