"""Notify a change of a registered business (Gewerbeummeldung, GewA 2)."""
