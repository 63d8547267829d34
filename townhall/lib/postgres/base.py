"""The database backend that settings name; Django looks for a class of this name in a module of this name."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Ask the server only when there is something to read on an idle connection, which is how its end shows.

        Django asks before the first statement of every request. A server that stops, restarts or ends a connection says
        so to the socket; one that vanished without a word would answer neither way.
        """
        kept = self.connection
        if kept is None or kept.closed or something_to_read(kept.fileno()):
            return bool(super().is_usable())
        return True


def something_to_read(socket: int) -> bool:
    poll = select.poll()
    poll.register(socket)
    return any(event & ~select.POLLOUT for _, event in poll.poll(0))
