"""Ways to other programs, a class each; HANDOVER_ADAPTERS adds a city's own."""
