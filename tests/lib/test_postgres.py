import pytest
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connection that could break"),
]


@pytest.fixture
def kept():
    """Return a connection of its own that has been used before."""
    own = connection.copy()
    own.ensure_connection()
    yield own
    own.close()


def backend_of(wrapper) -> int:
    with wrapper.cursor() as cursor:
        return cursor.execute("SELECT pg_backend_pid()").fetchone()[0]


def end(wrapper) -> None:
    """End a connection as a server does that stops."""
    ended = backend_of(wrapper)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 2000)", [ended])


class TestAKeptConnection:
    def test_is_usable_while_it_lives(self, kept):
        backend_of(kept)

        assert kept.is_usable()

    def test_is_not_usable_once_the_server_has_ended_it(self, kept):
        end(kept)

        assert not kept.is_usable()

    def test_is_made_anew_for_the_next_request(self, kept):
        end(kept)

        kept.health_check_enabled, kept.health_check_done = True, False
        kept.close_if_health_check_failed()

        assert kept.connection is None
        assert backend_of(kept)
