"""Fixtures for tests/ and for the tests in the folders of services. Anything else is written in tests/fixtures.py."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.fixtures"]
DATABASE = {"db", "transactional_db", "django_db_setup"}
# One database is enough for what goes through the verbs of other rooms, which have tests of their own on both, and for print.
# Every page is opened on both all the same, and whatever depends on the order in which a database returns rows is tried on both.
ONE_DATABASE = ("tests/backoffice/", "tests/certificates/", "tests/contract/", "tests/permissions/", "tests/portal/")
BOTH_DATABASES = ("tests/backoffice/desk/", "tests/permissions/test_query_counts.py")

# A machine that does other work at the same time is slow, and no less right.
settings.register_profile("however slow", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("however slow")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-with-database", action="store_true", help="leave out what would be the same on any database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another run on another database has tried already."""
    if not config.getoption("only_with_database"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
    items[:] = filter(touches_database, items)


def touches_database(item: pytest.Item) -> bool:
    if item.nodeid.startswith(ONE_DATABASE) and not item.nodeid.startswith(BOTH_DATABASES):
        return False
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
