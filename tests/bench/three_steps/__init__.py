"""A service of three steps and twelve questions, the measure of the wizard."""
