"""A whole town hall in real processes, for browser and fault tests: web server, worker, relay on real servers."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Self
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.servers import LOOK as SERVERS
from tests.servers import Clamd, MailSink, Postgres, Redis, free_port, is_there, wait_until
from townhall.demo.programs import programs
from townhall.demo.supervisor import Child, Supervisor

BASE = Path(__file__).resolve().parent.parent
STATIC = BASE / "build" / "static-for-tests"


class TownHall:
    """Runs while a `with` block lasts. `embedded=True`: SQLite and folders, as the demonstration without servers.

    with TownHall() as hall:
        hall.url, hall.mail.messages, hall.manage("verify_journal"), hall.kill("worker"), hall.start("worker")
    """

    def __init__(self, *, embedded: bool = False, durable: bool = False, workers: int = 2, **environment: str):
        self.embedded = embedded
        self.durable = durable
        self.workers = workers
        self.extra = environment

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="townhall-"))
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        with ExitStack() as stack:
            stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
            self.environment = self.settings() | self.servers(stack) | self.extra
            self.manage("demo", "--prepare", "--without-cases")
            stack.callback(self.end)
            self.supervisor = Supervisor(self.programs())
            self.supervisor.start()
            self.wait_until_open()
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *_) -> None:
        self.stack.close()

    def settings(self) -> dict[str, str]:
        return {
            "DEMO": "1",
            "SECRET_KEY": "only-for-tests",
            "DATA": str(self.folder / "data"),
            "STATIC_ROOT": str(STATIC),
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "townhall.settings",
        }

    def servers(self, stack: ExitStack) -> dict[str, str]:
        self.mail = stack.enter_context(MailSink())
        urls = {"EMAIL_URL": self.mail.url, "CLAMD": "", "DATABASE_URL": "", "REDIS_URL": ""}
        if is_there(SERVERS["clamd"]):
            urls["CLAMD"] = stack.enter_context(Clamd()).address
        if not self.embedded:
            self.postgres = stack.enter_context(Postgres(durable=self.durable))
            self.redis = stack.enter_context(Redis())
            urls |= {"DATABASE_URL": self.postgres.new_database("townhall", migrated=True), "REDIS_URL": self.redis.url}
        return urls

    def programs(self) -> list[Child]:
        logs = self.folder / "data" / "log"
        return programs(base=BASE, logs=logs, port=self.port, environment=self.environment, workers=self.workers)

    def wait_until_open(self) -> None:
        wait_until(
            lambda: self.answers("/readyz"), seconds=60, while_running=self.child("web").process, log=self.child("web").log
        )

    def answers(self, path: str) -> bool:
        try:
            with urlopen(self.url.replace("localhost", "127.0.0.1") + path, timeout=5) as answer:
                return answer.status == 200
        except (HTTPError, URLError, OSError):
            return False

    def child(self, name: str) -> Child:
        return next(child for child in self.supervisor.children if child.name == name)

    def kill(self, name: str) -> None:
        """End a program and all its children as a power cut would."""
        child = self.child(name)
        if child.is_running():
            os.killpg(child.process.pid, 9)
            child.process.wait()

    def start(self, name: str) -> None:
        self.child(name).start()

    def end(self) -> None:
        self.supervisor.end()

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        return self.python("manage.py", *arguments, check=check)

    def python(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run Python in this town hall's environment, for example ("-m", "tests.faults.checker")."""
        done = subprocess.run(
            [sys.executable, *arguments], env=os.environ | self.environment, cwd=BASE, capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def log(self, name: str) -> str:
        return self.child(name).log.read_text(errors="replace")
