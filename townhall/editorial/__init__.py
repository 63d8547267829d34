"""Texts that editors of the town hall look after: letters, building blocks, layout (Redaktion)."""
