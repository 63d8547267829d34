"""Close a registered business (Gewerbeabmeldung, GewA 3)."""
