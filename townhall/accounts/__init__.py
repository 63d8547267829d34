"""People who have an account, what is known about them, and how far that is proved (Konto, Identitätsnachweis)."""
