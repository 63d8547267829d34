import logging
import signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connections

from townhall.journal.sweeping import sweep

log = logging.getLogger(__name__)

PAUSE = 2  # seconds


class Command(BaseCommand):
    help = "Ring for due deliveries every two seconds, until told to stop."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true", help="ring once and end")

    def handle(self, *, once: bool = False, **_) -> None:
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            self.sweep_once()
            if once:
                return
            stopped.wait(PAUSE)

    def sweep_once(self) -> None:
        """Sweep; a database that is away for a while is no reason to end."""
        try:
            sweep()
        except (OperationalError, InterfaceError) as error:
            log.warning("The database did not answer (%s); trying again.", type(error).__name__)
            connections.close_all()
