"""Install what the town hall needs: `python .ci/setup.py` for the demonstration, `… tests` for the tests as well.

Each step is skipped when nothing it depends on has changed since it last succeeded. Only the standard library is used,
because this runs before anything is installed.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
STAMPS = BASE / "build" / "stamps"
PYTHON = BASE / ".venv" / "bin" / "python"
LOG = BASE / "build" / "setup.log"
POSTGRES = Path("/usr/lib/postgresql")


def program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin") is not None


def library(name: str) -> Callable[[], bool]:
    return lambda: ctypes.util.find_library(name) is not None


NEEDED = {  # Debian's package: how to see that it is there, or something as good
    "python3-venv": lambda: find_spec("ensurepip") is not None,
    "libpango-1.0-0": library("pango-1.0"),
    "libpangoft2-1.0-0": library("pangoft2-1.0"),
    "libharfbuzz-subset0": library("harfbuzz-subset"),
    "gettext": program("msgfmt"),
}
SERVERS = {
    "postgresql": lambda: any(POSTGRES.glob("*/bin/initdb")),
    "redis-server": program("redis-server"),
    "clamav-daemon": program("clamd"),
    "chromium-headless-shell": program("chromium-headless-shell"),
    "git": program("git"),
}


class Stop(Exception):
    """Something is missing that this script cannot install."""


def main(purpose: str) -> None:
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    check_versions()
    install_packages(NEEDED, needed_for="the town hall")
    if purpose == "tests":
        try:
            install_packages(SERVERS, needed_for="all of the tests")
        except Stop as problem:
            print(f"  ! {problem}\n  ! Tests that need one of them are skipped by name.")
    lock = [BASE / "requirements.txt"]
    step("Python packages", make_environment, of=lock, fresh=PYTHON.exists())
    lock = [BASE / "package-lock.json", BASE / ".ci" / "assets.py"]
    step("Style sheets and scripts", install_assets, of=lock, fresh=(BASE / "build" / "npm").exists())
    step("Translations", compile_messages, of=catalogues(), fresh=all(po.with_suffix(".mo").exists() for po in catalogues()))


def check_versions() -> None:
    if sys.version_info < (3, 11):
        raise Stop(
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Say which one: make demo PYTHON=python3.12"
        )
    if not program("npm")():
        raise Stop("Node.js 20 or newer with npm is needed and was not found.")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 20:
        raise Stop(f"Node.js 20 or newer is needed; this is {version}.")


def install_packages(packages: dict[str, Callable[[], bool]], *, needed_for: str) -> None:
    missing = [name for name, is_there in packages.items() if not is_there()]
    if not missing:
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may = not root or subprocess.run([*root, "true"], capture_output=True, check=False).returncode == 0
    if not program("apt-get")() or not may:
        raise Stop(f"Please install, needed for {needed_for}: {' '.join(missing)}  (names of Debian's packages)")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    with Progress(f"System packages {' '.join(missing)}"):
        run([*apt, "update"], may_fail=True)
        run([*apt, "install", "-y", "--no-install-recommends", *missing], may_fail=True)
    still = [name for name, is_there in packages.items() if name in missing and not is_there()]
    if still:
        raise Stop(f"Could not be installed, needed for {needed_for}: {' '.join(still)}  (see build/setup.log)")


def make_environment() -> None:
    if not PYTHON.exists():
        run([sys.executable, "-m", "venv", str(BASE / ".venv")])
    lock = ["--require-hashes", "-r", str(BASE / "requirements.txt")]
    uv = shutil.which("uv")
    if uv and run([uv, "pip", "install", "--python", str(PYTHON), *lock], may_fail=True):
        return
    if not run([str(PYTHON), "-m", "pip", "--version"], may_fail=True):
        run([str(PYTHON), "-m", "ensurepip"])
    run([str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *lock])


def install_assets() -> None:
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    run([sys.executable, str(BASE / ".ci" / "assets.py")])


def compile_messages() -> None:
    for catalogue in catalogues():
        run(["msgfmt", "-o", str(catalogue.with_suffix(".mo")), str(catalogue)])


def catalogues() -> list[Path]:
    return sorted([*BASE.glob("townhall/**/locale/*/LC_MESSAGES/*.po"), *BASE.glob("services/*/locale/*/LC_MESSAGES/*.po")])


def step(title: str, do: Callable[[], None], *, of: list[Path], fresh: bool) -> None:
    """Do something unless it was done before with the same files."""
    stamp = STAMPS / do.__name__
    state = hashlib.sha256(b"".join(file.read_bytes() for file in of)).hexdigest()
    if fresh and stamp.exists() and stamp.read_text() == state:
        return
    with Progress(title):
        do()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state)


def run(command: list[str], *, may_fail: bool = False) -> bool:
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(command, cwd=BASE, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    if done.returncode and not may_fail:
        print("\n" + "\n".join(LOG.read_text().splitlines()[-25:]))
        raise Stop(f"This failed: {' '.join(command)}  (everything it said: build/setup.log)")
    return done.returncode == 0


class Progress:
    """One line per step, with the seconds it took."""

    def __init__(self, title: str):
        self.title = title

    def __enter__(self):
        self.began = time.monotonic()
        print(f"  {self.title} …", end="", flush=True)

    def __exit__(self, problem, *_):
        print(" failed" if problem else f" {time.monotonic() - self.began:.0f} s", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "demo")
    except Stop as problem:
        sys.exit(f"\nSet-up stopped. {problem}")
