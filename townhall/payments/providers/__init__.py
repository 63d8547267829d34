"""Payment services the town hall can use, one file each (Bezahldienste)."""
