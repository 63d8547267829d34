"""Get parking permits for a craft business (Handwerkerparkausweis)."""
