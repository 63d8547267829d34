import signal
import socket
import time
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.translation import override

from townhall.demo.locking import AlreadyRunning, alone
from townhall.demo.people import PASSWORD, PEOPLE
from townhall.demo.preparing import steps
from townhall.demo.programs import programs
from townhall.demo.supervisor import KeepsDying, Supervisor

WAIT = 90  # seconds for the web server's first answer


class Command(BaseCommand):
    help = "Run the whole town hall for trying out: web server, worker and relay, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--prepare", action="store_true", help="only prepare data, services, people and static files")
        parser.add_argument("--without-cases", action="store_true", help="begin without the first cases")

        parser.add_argument("--past", type=int, default=0, help="so many invented cases of the last weeks, in all states")

    def handle(self, *args, **options):
        if options["prepare"]:
            return self.prepare(with_cases=not options["without_cases"], past=options["past"])
        if is_taken(settings.PORT):
            raise CommandError(f"Port {settings.PORT} is in use. Choose another one: make demo PORT={settings.PORT + 1}")
        try:
            with alone(settings.DATA):
                self.prepare(with_cases=not options["without_cases"], past=options["past"])
                self.run()
        except (AlreadyRunning, KeepsDying) as problem:
            raise CommandError(str(problem)) from problem
        return None

    def prepare(self, *, with_cases: bool, past: int = 0) -> None:
        for name, do in steps(with_cases=with_cases, past=past):
            began = time.monotonic()
            self.stdout.write(f"  {name} …", ending="")
            self.stdout.flush()
            do()
            self.stdout.write(f" {time.monotonic() - began:.1f} s")
        connections.close_all()

    def run(self) -> None:
        supervisor = Supervisor(programs(base=settings.BASE, logs=settings.DATA / "log", port=settings.PORT, environment={}))
        signal.signal(signal.SIGINT, supervisor.stop)
        signal.signal(signal.SIGTERM, supervisor.stop)
        try:
            supervisor.start()
            self.wait_for_the_first_answer(supervisor)
            supervisor.watch()
        finally:
            self.stdout.write("\n  ending …", ending="")
            self.stdout.flush()
            supervisor.end()
            self.stdout.write(" done")

    def wait_for_the_first_answer(self, supervisor: Supervisor) -> None:
        self.stdout.write("  web server, worker, relay …", ending="")
        self.stdout.flush()
        deadline = time.monotonic() + WAIT
        while not answers(f"http://127.0.0.1:{settings.PORT}/healthz"):
            if supervisor.stopping.wait(0.3):
                return
            if time.monotonic() > deadline or not all(child.is_running() for child in supervisor.children):
                words = "\n".join(f"--- {child.name}\n{child.last_words()}" for child in supervisor.children)
                raise KeepsDying(f"The town hall did not start. The programs said last:\n{words}")
        self.stdout.write(" running")
        self.welcome()

    def welcome(self) -> None:
        with override("en"):
            people = "\n".join(f"    {person.email:28} {person.name}, {person.what}" for person in PEOPLE)
        self.stdout.write(WELCOME.format(url=settings.SITE_URL, people=people, password=PASSWORD, log=settings.DATA / "log"))


WELCOME = """
  The town hall is open:  {url}/

  Sign in with one click on the start page ("Ausprobieren als"), or with the password {password}
{people}
  Who is who, what to do first, and the codes of the staff's second factor: {url}/demo/

  What to try first
    1. As Alice: search for "hunt anmelden", register a dog, and find the sealed notice in "Mein Konto".
    2. As Alice: register a dog with an exemption; as Bob ({url}/amt/) ask for a document, then decide; as Carla sign.
    3. As nobody: check the notice's code or its PDF at {url}/pruefen/.
    4. As Erik ({url}/amt/): a clerk's day with 300 cases of two years, in every state; filter, take the next one, decide.
    5. The e-mails that were sent: {url}/demo/mail/

  Logs: {log}    End: Ctrl-C
"""


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310  (our own address)
            return answer.status == 200
    except (URLError, OSError):
        return False
