"""A ZIP that grows in steps: whoever comes after a crash finds it as the last finished step has left it.

The list of contents stands at the end of a ZIP and is overwritten when something is added. Each finished step therefore
keeps where that list begins and what it says; the next one begins by putting exactly that back.
"""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def growing(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP to add to it; leaving the block without an error finishes the step, an error or a crash undoes it."""
    step = step_of(path)
    restore(path, step)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
        yield bundle
    finish(path, step)


def step_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.step")


def restore(path: Path, step: Path) -> None:
    """Bring the file back to its last finished step; before the first one, and once somebody took the file, there is none."""
    if not (step.exists() and path.exists()):
        forget(path)
        return
    start, _, contents = step.read_bytes().partition(b"\n")
    with path.open("r+b") as file:
        file.truncate(int(start))
        file.seek(int(start))
        file.write(contents)


def finish(path: Path, step: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
        with zipfile.ZipFile(file) as bundle:
            start = bundle.start_dir
        file.seek(start)
        unfinished = step.with_name(f".{step.name}")
        with unfinished.open("wb") as kept:
            kept.write(b"%d\n" % start + file.read())
            kept.flush()
            os.fsync(kept.fileno())
    unfinished.rename(step)


def forget(path: Path) -> None:
    """Delete a ZIP that nobody wants any more, and what it was to go on from."""
    for each in (path, step_of(path)):
        each.unlink(missing_ok=True)
