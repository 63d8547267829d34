"""Save all that people entrusted to the town hall, and bring it back: a dump of PostgreSQL and the folder of files."""

import hashlib
import json
import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from townhall.documents import storage
from townhall.documents.models import Document, ScanState

DUMP, FILES, CONTENTS = "database.dump", "files", "contents.json"


class NotPossible(Exception):
    """Nothing was changed; the message says what to do."""


def save(folder: Path, *, at: datetime) -> dict:
    """Write a backup into a new folder. The dump comes first: every file a row names exists before the row does."""
    postgres_only()
    if folder.exists() and any(folder.iterdir()):
        raise NotPossible(f"{folder} is not empty. Name a new folder for each backup.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    run("pg_dump", "--format=custom", "--no-owner", f"--file={folder / DUMP}")
    shutil.copytree(settings.MEDIA_ROOT, folder / FILES) if Path(settings.MEDIA_ROOT).exists() else (folder / FILES).mkdir()
    contents = {"saved_at": at.isoformat(), "dump_sha256": digest(folder / DUMP), "files": count(folder / FILES)}
    (folder / CONTENTS).write_text(json.dumps(contents, indent=1))
    return contents


def bring_back(folder: Path) -> dict:
    """Read a backup into an empty database and an empty folder of files."""
    postgres_only()
    contents = checked_contents(folder)
    if connection.introspection.table_names():
        raise NotPossible("The database is not empty. Create a new one and set DATABASE_URL to it.")
    media = Path(settings.MEDIA_ROOT)
    if media.exists() and any(media.iterdir()):
        raise NotPossible(f"{media} is not empty. Set DATA to a new folder.")
    run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={database()}", str(folder / DUMP))
    shutil.copytree(folder / FILES, media, dirs_exist_ok=True)
    return contents


def lost_files() -> list[str]:
    """Name the documents whose file is not there."""
    kept = Document.objects.exclude(state=ScanState.DELETED)
    return [str(pk) for pk, name in kept.values_list("pk", "stored_as") if not storage.path_of(name).exists()]


def checked_contents(folder: Path) -> dict:
    if not (folder / CONTENTS).exists():
        raise NotPossible(f"{folder} holds no complete backup: {CONTENTS} is missing.")
    contents = json.loads((folder / CONTENTS).read_text())
    if digest(folder / DUMP) != contents["dump_sha256"] or count(folder / FILES) != contents["files"]:
        raise NotPossible(f"{folder} was changed after the backup or is incomplete. Take another one.")
    return contents


def postgres_only() -> None:
    if connection.vendor != "postgresql":
        raise NotPossible("Set DATABASE_URL to a PostgreSQL database. (The demonstration's data are one folder: copy it.)")


def run(program: str, *arguments: str) -> None:
    """Run PostgreSQL's program; the password goes through the environment, never through the process list."""
    facts = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = {variable: str(facts[key]) for variable, key in names.items() if facts.get(key)}
    done = subprocess.run([program, *arguments], env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPossible(f"{program} failed: {done.stderr.strip()[-2000:]}")


def database() -> str:
    return str(connection.settings_dict["NAME"])


def digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def count(folder: Path) -> int:
    return sum(1 for file in folder.rglob("*") if file.is_file())
