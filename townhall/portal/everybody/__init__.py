"""Pages for which nobody signs in: catalogue, search, help, check of certificates (öffentliche Seiten)."""
