"""What the town offers (Leistungskatalog): definitions as data, published in immutable versions."""
