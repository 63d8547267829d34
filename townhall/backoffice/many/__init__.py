"""Acting on many cases at once, and exports that come again (Sammelaufträge, geplante Exporte)."""
