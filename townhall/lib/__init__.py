"""Small tools without models and without knowledge of the town hall."""
