"""The cast and the stage of all tests: Alice applies, Bob decides, Charlie must see nothing."""
