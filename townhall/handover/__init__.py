"""Hands decided cases over to other programs of the city, each once, and hears what became of them (Übergabe)."""
