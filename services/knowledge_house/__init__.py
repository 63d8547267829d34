"""Ask for a room or market stand in the House of Knowledge (Haus des Wissens)."""
