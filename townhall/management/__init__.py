"""Commands for the people who run an instance."""
