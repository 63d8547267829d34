"""Which programs a running town hall consists of: web server, worker, relay."""

import sys
from pathlib import Path

from townhall.demo.supervisor import Child

QUEUES = "default,mail,pdf,scan,long"


def programs(*, base: Path, logs: Path, port: int, environment: dict[str, str], workers: int = 2) -> list[Child]:
    commands = {"web": web(port, workers=workers), "worker": worker(), "relay": [sys.executable, "manage.py", "relay"]}
    return [Child(name, command, logs / f"{name}.log", environment, base) for name, command in commands.items()]


def web(port: int, *, workers: int) -> list[str]:
    server = [sys.executable, "-m", "gunicorn", "townhall.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    return [*server, "--worker-class", "gthread", "--workers", str(workers), "--threads", "4", "--no-control-socket"]


def worker(*, queues: str = QUEUES, processes: int = 2) -> list[str]:
    run = [sys.executable, "-m", "celery", "-A", "townhall", "worker", "--queues", queues, "--concurrency", str(processes)]
    return [*run, "--loglevel", "WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat"]
