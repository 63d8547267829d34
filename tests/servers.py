"""Real servers for tests: each on a free port, in a temporary folder, ended by its process id.

with Postgres() as postgres, Redis() as redis:
    …postgres.url, redis.url…
"""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import ClassVar, Self

import psycopg
from aiosmtpd.controller import Controller

from tests import prepared

BASE = Path(__file__).resolve().parent.parent
WAIT = 30  # seconds until a server must answer


class Missing(Exception):
    """The server is not installed here."""


class Server:
    """A program that runs while a `with` block lasts."""

    name: ClassVar[str]
    user: ClassVar[str | None] = None  # who runs it when we are root

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix=f"townhall-{self.name}-"))
        self.port = free_port()
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def start(self) -> None:
        self.prepare()
        self.launch()

    def launch(self) -> None:
        """Start the program and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=subprocess.STDOUT, **self.identity())
        wait_until(self.answers, while_running=self.process, log=self.folder / "log")

    def stop(self) -> None:
        process = getattr(self, "process", None)
        if process is not None and process.poll() is None:
            process.send_signal(2)  # SIGINT: for PostgreSQL "fast", for the others like SIGTERM
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def identity(self) -> dict:
        if os.geteuid() != 0 or self.user is None:
            return {}
        return {"user": self.user, "group": self.user, "extra_groups": []}

    def prepare(self) -> None:
        pass

    def command(self) -> Sequence[str]:
        raise NotImplementedError

    def answers(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class Postgres(Server):
    name = "postgresql"
    user = "postgres"

    def __init__(self, *, durable: bool = False):
        self.durable = durable  # for measuring; tests need no disk

    def prepare(self) -> None:
        """Begin with a copy of a cluster that has a database with all tables, so that nobody waits for the migrations."""
        self.own_folder()
        copy(prepared.cluster(fill_cluster), self.folder / "data")

    def own_folder(self) -> None:
        self.bin = postgres_programs()
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user, self.user)

    def command(self) -> Sequence[str]:
        options = [] if self.durable else ["fsync=off", "full_page_writes=off"]
        options += ["max_connections=60", "shared_buffers=128MB", "jit=off"]
        place = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port)]
        return [str(self.bin / "postgres"), *place, *(part for option in options for part in ("-c", option))]

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url_of("postgres"), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def url_of(self, database: str) -> str:
        return f"postgresql://townhall@127.0.0.1:{self.port}/{database}"

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def new_database(self, name: str, *, migrated: bool = False) -> str:
        """Make a database, empty or with all tables, and return its address."""
        template = prepared.TEMPLATE if migrated else "template1"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url_of(name)


class NewCluster(Postgres):
    """A cluster without any database of ours, the one others are copied from."""

    def prepare(self) -> None:
        self.own_folder()
        make = [self.bin / "initdb", "-D", self.folder / "data", "-U", "townhall", "-A", "trust", "-E", "UTF8"]
        options = ["--locale", "C.UTF-8", "--no-sync"]
        subprocess.run([*make, *options], check=True, capture_output=True, cwd="/", **self.identity())

    def wait_until_ended(self) -> None:
        self.process.send_signal(2)
        self.process.wait(60)


def fill_cluster(target: Path) -> None:
    with NewCluster() as postgres:
        prepared.migrate(DATABASE_URL=postgres.new_database(prepared.TEMPLATE))
        postgres.wait_until_ended()
        copy(postgres.folder / "data", target)


def copy(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


class Redis(Server):
    name = "redis-server"

    def command(self) -> Sequence[str]:
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": self.folder}
        return [found("redis-server"), *(str(part) for name, value in options.items() for part in (f"--{name}", value))]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"


class Clamd(Server):
    """A virus scanner that knows one virus: the harmless test file of EICAR, found anywhere in a file."""

    name = "clamav-daemon"

    def prepare(self) -> None:
        (self.folder / "rules").mkdir()
        (self.folder / "rules" / "test.ndb").write_text(f"Test.EICAR:0:*:{EICAR.encode().hex()}\n")
        self.settings = self.folder / "clamd.conf"
        self.settings.write_text(
            f"Foreground yes\nDatabaseDirectory {self.folder}/rules\nTCPSocket {self.port}\nTCPAddr 127.0.0.1\n"
            "StreamMaxLength 25M\nMaxThreads 4\n"
        )

    def command(self) -> Sequence[str]:
        return [found("clamd"), "--config-file", str(self.settings)]

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*"


class SignInService(Server):
    """A real OpenID Connect provider; `know` says who can sign in there, with which claims."""

    name = "oidc-provider"
    script = BASE / "tests" / "accounts" / "provider.mjs"

    def __init__(self, callback: str):
        self.callback = callback

    def prepare(self) -> None:
        self.know()

    def know(self, **people: dict) -> None:
        (self.folder / "people.json").write_text(json.dumps(people))

    def command(self) -> Sequence[str]:
        return [found("node"), str(self.script), str(self.port), str(self.folder / "people.json"), self.callback]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class MailSink:
    """An SMTP server that keeps what it is given, and knows nobody of those in `unknown`."""

    def __init__(self, *unknown: str) -> None:
        self.messages: list[EmailMessage] = []
        self.unknown = unknown

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  (aiosmtpd's name)
        if address in self.unknown:
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  (aiosmtpd's name)
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def __enter__(self) -> Self:
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()
        return self

    def __exit__(self, *_) -> None:
        self.controller.stop()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}"


# --- What is installed ----------------------------------------------------------------------------------------------


def absent() -> list[str]:
    """Name the servers that are not installed."""
    return [name for name, look in LOOK.items() if not is_there(look)]


def is_there(look: Callable[[], object]) -> bool:
    try:
        look()
    except Missing:
        return False
    return True


def found(program: str) -> str:
    path = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if path is None:
        raise Missing(program)
    return path


def postgres_programs() -> Path:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    if folders:
        return folders[-1].parent
    return Path(found("initdb")).parent


def chromium_program() -> str:
    """Take the browser without windows and menus if it is there: the same engine in less than half of the processor's time."""
    try:
        return found("chromium-headless-shell")
    except Missing:
        return found("chromium")


def provider_package() -> str:
    if not (BASE / "node_modules" / "oidc-provider").exists():
        raise Missing("oidc-provider")
    return found("node")


LOOK: dict[str, Callable[[], object]] = {
    "PostgreSQL": postgres_programs,
    "Redis": lambda: found("redis-server"),
    "clamd": lambda: found("clamd"),
    "Chromium": chromium_program,
    "OpenID Connect provider": provider_package,
}


# --- Waiting --------------------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(
    condition: Callable[[], bool],
    *,
    seconds: float = WAIT,
    while_running: subprocess.Popen | None = None,
    log: Path | None = None,
) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        ended = while_running is not None and while_running.poll() is not None
        if ended or time.monotonic() > deadline:
            words = log.read_text(errors="replace")[-3000:] if log else ""
            raise TimeoutError(f"{'It ended' if ended else 'It did not answer'}. {words}")
        time.sleep(0.05)
