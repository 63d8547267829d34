"""What decisions create and what of limited resources a case has (Bestand, Zuteilung)."""
