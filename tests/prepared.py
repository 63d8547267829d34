"""Empty tables, made once: migrating takes longer than most files of tests, so what came of it is kept in `build/`
until a migration or a package changes. That every migration runs is seen here each time, and by `make check`.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
KEPT = BASE / "build" / "prepared"
TEMPLATE = "migrated"  # the database in the kept cluster that has all tables


def embedded_database(make: Callable[[Path], None] | None = None) -> Path:
    """Return a SQLite file with all tables and no rows but those of migrations."""
    return kept("townhall.sqlite3", make or migrate_embedded)


def cluster(make: Callable[[Path], None]) -> Path:
    """Return a data folder of PostgreSQL whose database TEMPLATE has all tables; `make(folder)` fills the folder."""
    return kept("postgresql", make)


def kept(name: str, make: Callable[[Path], None]) -> Path:
    """Return what was made for today's migrations, or make it: one process at a time, and never half of it."""
    place = KEPT / fingerprint() / name
    with alone():
        if not place.exists():
            forget_others()
            place.parent.mkdir(parents=True, exist_ok=True)
            made = place.with_name(f"{name}.new")
            make(made)
            made.rename(place)
    return place


def fingerprint() -> str:
    sources = sorted([*BASE.glob("townhall/*/migrations/*.py"), *BASE.glob("services/*/migrations/*.py")])
    told = hashlib.sha256()
    for source in [*sources, BASE / "requirements.txt"]:
        told.update(f"{source.relative_to(BASE)}\n".encode() + source.read_bytes())
    return told.hexdigest()[:16]


@contextmanager
def alone() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def forget_others() -> None:
    for folder in KEPT.iterdir():
        if folder.is_dir() and folder.name != fingerprint():
            shutil.rmtree(folder)


def migrate_embedded(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        migrate(DATABASE_URL="", DATA=folder)
        with closing(sqlite3.connect(Path(folder) / "townhall.sqlite3")) as made:
            made.execute("VACUUM INTO ?", [str(target)])  # one file, without the log of changes beside it


def migrate(**environment: str) -> None:
    """Run every migration on an empty database, in a process of its own."""
    settings = {"DEMO": "1", "SECRET_KEY": "only-for-tests", "EXTRA_SERVICES": ""}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    done = subprocess.run(command, cwd=BASE, env=os.environ | settings | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The migrations failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
