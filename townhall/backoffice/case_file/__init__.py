"""One case on one page, and what is done to it on the way to a decision (Vorgangsakte)."""
