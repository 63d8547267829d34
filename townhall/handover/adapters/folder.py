"""Hand over through a folder that another program reads (Übergabeordner).

    <slug>/outbox/<key>.<turn>.zip     a package; it appears whole and at once, the other program takes it away
    <slug>/answers/<any name>.json     {"key": …, "turn": 1, "accepted": true, "reference": "…"}
                                       {"key": …, "turn": 1, "accepted": false, "reason": "…"}
    <slug>/answers/settled/<key>/      answers that are written down; unread ones in `unknown/`

A package is first made ready beside the outbox and then moved in by one rename. If it is no longer where it was made
ready, it was moved: so a crash between moving and writing down neither loses it nor hands it over twice.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from townhall.handover.adapters.port import Answer, NotReachable, Package
from townhall.lib.failpoints import failpoint

LARGEST = 65_536  # bytes of an answer
PATIENCE = 60  # seconds in which somebody may still be writing an answer
UNKNOWN = "unknown"
FORGOTTEN = 86_400  # seconds after which a package nobody has moved belongs to a crash


class Folder:
    def __init__(self, slug: str):
        self.root = Path(settings.HANDOVER_FOLDER) / slug

    def place(self, *parts: str) -> Path:
        folder = self.root.joinpath(*parts)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotReachable(str(folder)) from error
        return folder

    def prepare(self, package: Package) -> str:
        name = f"{package.name}.{uuid4().hex}"
        path = self.place(".ready") / name
        with path.open("xb") as file:
            file.write(package.content[: len(package.content) // 2])
            failpoint("handover.half_written")
            file.write(package.content[len(package.content) // 2 :])
            file.flush()
            os.fsync(file.fileno())
        sync(path.parent)
        return name

    def deliver(self, prepared_as: str, package: Package) -> None:
        ready, outbox = self.place(".ready") / prepared_as, self.place("outbox")
        try:
            ready.rename(outbox / f"{package.name}.zip")
        except FileNotFoundError:
            return  # it was moved before a crash
        sync(outbox)

    def discard(self, prepared_as: str) -> None:
        (self.place(".ready") / prepared_as).unlink(missing_ok=True)

    def answers(self) -> Iterator[Answer]:
        for path in sorted(self.place("answers").glob("*.json")):
            if (answer := self.read(path)) is not None:
                yield answer

    def read(self, path: Path) -> Answer | None:
        """Read an answer; None while somebody may still be writing it."""
        try:
            with path.open("rb") as file:
                return understood(path.name, json.loads(file.read(LARGEST + 1)))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None if time() - path.stat().st_mtime < PATIENCE else Answer(path.name)

    def settle(self, answer: Answer) -> None:
        path = self.place("answers") / answer.name
        if path.exists():
            path.rename(self.place("answers", "settled", str(answer.key or UNKNOWN)) / answer.name)

    def lying(self) -> Iterator[tuple[UUID, Path]]:
        """Yield every package and every settled answer that lies in the folder, with its key."""
        for place in ("outbox", ".ready"):
            for path in self.place(place).iterdir():
                if (key := key_in(path.name)) is not None:
                    yield key, path
        for path in self.place("answers", "settled").glob("*/*"):
            if (key := key_in(path.parent.name)) is not None:
                yield key, path

    def unreadable(self) -> Iterator[Path]:
        """Yield the answers that could not be read."""
        return self.place("answers", "settled", UNKNOWN).iterdir()

    def forgotten(self) -> Iterator[str]:
        """Yield the names of packages made ready long ago and not moved."""
        for path in self.place(".ready").iterdir():
            if time() - path.stat().st_mtime > FORGOTTEN:
                yield path.name


def understood(name: str, said: Any) -> Answer:
    """Read what an answer says; whatever is not as agreed raises."""
    if not isinstance(said["accepted"], bool):
        raise TypeError(name)
    words = {part: str(said.get(part, ""))[:longest] for part, longest in (("reference", 100), ("reason", 500))}
    return Answer(name, UUID(said["key"]), int(said.get("turn", 0)), said["accepted"], **words)


def key_in(name: str) -> UUID | None:
    """Return the key with which a name begins; other files in the folder are not ours."""
    try:
        return UUID(name.partition(".")[0])
    except ValueError:
        return None


def sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
