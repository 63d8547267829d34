"""Deletes closed cases when their time is over, after notice, offer to the archive and a second look (Löschkonzept)."""
