"""Apply for the grant for greening roofs, facades and gardens (Förderung Begrünung)."""
