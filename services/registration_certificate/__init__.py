"""Get a certificate of registration (Meldebescheinigung)."""
