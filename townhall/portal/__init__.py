"""What citizens see (Bürgerportal)."""
