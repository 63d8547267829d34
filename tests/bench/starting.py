"""What one more service costs at start-up: processor time to import it, and to find that its published version still stands.

`python -m tests.bench.starting` prints one line of JSON. The further services are copies of a real one under other slugs.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree

BASE = Path(__file__).resolve().parent.parent.parent
ORIGINAL = BASE / "services" / "civic_request"
SLUG = re.compile(r'^    slug = "[^"]+"$', re.MULTILINE)
FURTHER = 50
ROUNDS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").mkdir()
        names = [further(Path(folder), number) for number in range(FURTHER)]
        plain = environment(Path(folder), [])
        more = environment(Path(folder), names)
        run(more, "migrate", "--verbosity", "0")
        run(more, "publish_services")
        figures = {
            "starting: further services": FURTHER,
            "starting: milliseconds to import one further service": each(plain, more, "help"),
            "starting: milliseconds to import one and check that it is published": each(plain, more, "publish_services"),
            "starting: seconds to import the town hall without them": round(run(plain, "help"), 2),
        }
    print(json.dumps(figures))  # noqa: T201


def further(folder: Path, number: int) -> str:
    """Copy a service under another name and slug; return the name."""
    name = f"further_{number}"
    copytree(ORIGINAL, folder / name, ignore=lambda *_: {"law.json", "__pycache__"})
    file = folder / name / "service.py"
    file.write_text(SLUG.sub(f'    slug = "further-{number}"', file.read_text(encoding="utf-8")), encoding="utf-8")
    return name


def environment(folder: Path, services: list[str]) -> dict[str, str]:
    """Return the environment of a town hall on SQLite with further services."""
    known = {"DEMO": "1", "SECRET_KEY": "only-for-tests", "LOG_LEVEL": "ERROR", "EMAIL_URL": "", "CLAMD": "", "REDIS_URL": ""}
    own = {"DATA": str(folder / "data"), "DATABASE_URL": "", "PYTHONPATH": str(folder), "EXTRA_SERVICES": ",".join(services)}
    return os.environ | known | own


def each(plain: dict[str, str], more: dict[str, str], *command: str) -> float:
    """Return milliseconds of processor per further service, from whole processes with and without them, in turns."""
    differences = [run(more, *command) - run(plain, *command) for _ in range(ROUNDS)]
    return round(1000 * statistics.median(differences) / FURTHER, 1)


def run(environment: dict[str, str], *command: str) -> float:
    """Run a command of the town hall and return its seconds of processor."""
    before = os.times()
    subprocess.run([sys.executable, "manage.py", *command], env=environment, cwd=BASE, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user + after.children_system) - (before.children_user + before.children_system)


if __name__ == "__main__":
    main()
