"""The language of conditions, fees and routing; it explains itself in words."""
