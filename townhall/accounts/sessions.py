"""Sessions in the database, as Django has them, that also know when they end."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """A session; `ends_at` is known once it has been read, and costs no query of its own."""

    ends_at: datetime | None = None

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()  # type: ignore[misc]  # the stubs do not know it
        if row is not None:
            self.ends_at = row.expire_date
        return row
