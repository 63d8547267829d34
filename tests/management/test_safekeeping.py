import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.servers import Postgres

pytestmark = pytest.mark.worker
BASE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def postgres(needed):
    needed("PostgreSQL")
    with Postgres() as postgres:
        yield postgres


class Instance:
    """A town hall of its own: a database, empty or with all tables, and an empty data folder."""

    def __init__(self, postgres, name: str, folder: Path, *, migrated: bool = False):
        self.url = postgres.new_database(name, migrated=migrated)
        self.files = folder / "files"
        programs = f"{postgres.bin}:{os.environ['PATH']}"
        self.environment = {"DATABASE_URL": self.url, "DATA": str(folder), "PATH": programs}

    def run(self, *command: str) -> subprocess.CompletedProcess:
        variables = os.environ | self.environment | {"DJANGO_SETTINGS_MODULE": "townhall.settings"}
        return subprocess.run([sys.executable, *command], cwd=BASE, env=variables, capture_output=True, text=True, check=False)

    def manage(self, *command: str) -> subprocess.CompletedProcess:
        return self.run("manage.py", *command)


@pytest.fixture(scope="module")
def saved(postgres, tmp_path_factory) -> Path:
    """Live through a short story and save it."""
    folder = tmp_path_factory.mktemp("lived-in")
    instance = Instance(postgres, "lived_in", folder, migrated=True)
    assert instance.manage("install_triggers").returncode == 0
    story = instance.run("-m", "tests.management.story")
    assert story.returncode == 0, story.stderr
    backup = instance.manage("backup", str(folder / "backup"))
    assert backup.returncode == 0, backup.stderr
    return folder / "backup"


@pytest.fixture(scope="module")
def restored(postgres, saved, tmp_path_factory) -> Instance:
    instance = Instance(postgres, "restored", tmp_path_factory.mktemp("restored"))
    done = instance.manage("restore", str(saved))
    assert done.returncode == 0, done.stderr
    assert "unbroken" in done.stdout
    return instance


class TestRestore:
    def test_brings_every_file_back(self, restored):
        assert [file.read_bytes() for file in restored.files.rglob("*") if file.is_file()] == [b"%PDF-1.7"]

    def test_brings_back_the_protection_of_the_journal(self, restored):
        with psycopg.connect(restored.url) as connection, pytest.raises(psycopg.IntegrityError, match="append-only"):
            connection.execute("UPDATE journal_event SET kind = 'nothing'")

    def test_never_writes_over_a_database_in_use(self, saved, restored):
        assert "is not empty" in restored.manage("restore", str(saved)).stderr

    def test_refuses_a_backup_somebody_changed(self, saved, restored, tmp_path):
        changed = shutil.copytree(saved, tmp_path / "changed")
        with (changed / "database.dump").open("ab") as dump:
            dump.write(b"x")

        assert "was changed after the backup" in restored.manage("restore", str(changed)).stderr


class TestBackup:
    def test_never_writes_into_another_backup(self, saved, restored):
        assert "is not empty" in restored.manage("backup", str(saved)).stderr
