"""Everything that can be checked without running a story: `make check`."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.servers import NewCluster, absent

BASE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
DEMO = {"DEMO": "1", "SECRET_KEY": "only-for-checks", "DATABASE_URL": "", "REDIS_URL": ""}
REAL = {
    "DEMO": "",
    "SECRET_KEY": "only-for-checks-but-long-enough-for-the-deployment-check-0123456789",
    "SITE_URL": "https://rathaus.example",
    "ALLOWED_HOSTS": "rathaus.example",
    "OPERATOR": "Stadt Bochum",
    "DATABASE_URL": "postgresql://townhall@localhost/townhall",
    "REDIS_URL": "redis://localhost:6379/0",
    "EMAIL_URL": "smtp://localhost:25",
    "CLAMD": "localhost:3310",
    "SEAL_PASSPHRASE": "only-for-checks",
}


def main() -> int:
    """Check as many things at a time as there are cores; return 1 if anything is not in order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        postgres = pool.submit(migrations_on_postgres)
        titles, answers = zip(*[(title, pool.submit(passes, title, *rest)) for title, *rest in steps()], strict=True)
    bad = [title for title, answer in zip(titles, answers, strict=True) if not answer.result()] + postgres.result()
    print("\n" + (f"Not in order: {', '.join(bad)}" if bad else "All in order."))
    return 1 if bad else 0


def steps() -> Iterator[tuple[str, Sequence[str | Path], Mapping[str, str]]]:
    """Yield title, command and environment, the longest first, so that none runs alone at the end."""
    yield "types", [BIN / "mypy"], DEMO
    yield "templates, translations, tables", [sys.executable, "-m", "pytest", "-vv", "--tb=short", "tests/architecture"], DEMO
    yield "layers", [BIN / "lint-imports"], DEMO
    yield "migrations complete on SQLite", [*MANAGE, "makemigrations", "--check", "--dry-run"], DEMO
    yield "ready for real operation", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], REAL
    yield "style", [BIN / "ruff", "check", "-q", "."], {}
    yield "format", [BIN / "ruff", "format", "-q", "--check", "."], {}


def migrations_on_postgres() -> list[str]:
    """Migrate an empty PostgreSQL, and see that nothing is left to migrate."""
    title = "migrations complete on PostgreSQL"
    if "PostgreSQL" in absent():
        print(f"  skip  {title}: PostgreSQL is not installed here")
        return [title] if os.environ.get("CI") else []
    with NewCluster() as postgres:
        environment = DEMO | {"DATABASE_URL": postgres.new_database("townhall")}
        commands = [["migrate", "-v0"], ["migrate", "--check"], ["makemigrations", "--check", "--dry-run"]]
        good = all(passes(f"{title}: {command[0]}", [*MANAGE, *command], environment) for command in commands)
    return [] if good else [title]


def passes(title: str, command: Sequence[str | Path], environment: Mapping[str, str]) -> bool:
    began = time.monotonic()
    variables = os.environ | environment
    done = subprocess.run(command, cwd=BASE, env=variables, capture_output=True, text=True, check=False)
    lines = [f"  {'ok  ' if done.returncode == 0 else 'BAD '}  {title} ({time.monotonic() - began:.0f} s)"]
    if done.returncode:
        lines += [done.stdout[-8000:] + done.stderr[-4000:]]
    print("\n".join(lines), flush=True)  # in one piece: other checks speak at the same time
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
