"""Fixtures for tests/ and for the tests in the folders of services. Anything else is written in tests/fixtures.py."""

pytest_plugins = ["tests.fixtures"]
