"""What editors work on: letters, building blocks and versions of services (Redaktion)."""
