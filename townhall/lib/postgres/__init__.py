"""PostgreSQL as Django has it, with a cheaper look at whether a kept connection still lives."""
