"""Make everything a town hall needs before it opens. Doing it twice changes nothing."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.utils import timezone

from townhall.accounts.models import Account
from townhall.demo import people
from townhall.demo.cases import file_samples
from townhall.demo.desks import lay_out
from townhall.demo.locking import LOCK
from townhall.demo.past import INVENTED, live_through

FOLDERS = ("broker", "broker-control", "files", "handover", "log", "payments", "seal")


def steps(*, with_cases: bool = True, past: int = 0) -> Iterator[tuple[str, Callable]]:
    """Name each step before it is done, for whoever watches."""
    yield "data folder", make_folders
    yield "database", partial(call_command, "migrate", verbosity=0)
    yield "tables that only grow", partial(call_command, "install_triggers", stdout=StringIO())
    yield "cache", partial(call_command, "createcachetable", verbosity=0)
    yield "services", partial(call_command, "publish_services", stdout=StringIO())
    yield "people", people.move_in
    if with_cases and not past:
        yield "first cases", lambda: file_samples(at=timezone.now())
    if past and not Account.objects.filter(email=INVENTED).exists():
        yield f"{past} cases of the last weeks", lambda: live_through(past, until=timezone.now())
        yield "post, hand-overs, jobs, deletions", lambda: lay_out(at=timezone.now())
    yield "figures", partial(call_command, "count_figures", stdout=StringIO())
    yield "static files", collect_static_files


def make_folders() -> None:
    for name in FOLDERS:
        (settings.DATA / name).mkdir(parents=True, exist_ok=True)


def collect_static_files() -> None:
    """Collect them unless they are the ones already collected."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    state = state_of_static_files()
    if not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state)


def state_of_static_files() -> str:
    state = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return state.hexdigest()


def clear(data: Path) -> None:
    """Delete what the demonstration made in its data folder, and the folder if nothing else is in it."""
    for name in (*FOLDERS, "static"):
        shutil.rmtree(data / name, ignore_errors=True)
    for file in (*data.glob("townhall.sqlite3*"), data / "secret-key", data / LOCK):
        file.unlink(missing_ok=True)
    if not any(data.iterdir()):
        data.rmdir()
