"""Confirm to the registration office who has moved in (Wohnungsgeberbestätigung)."""
