"""A service as one file that another town hall can take over: a ZIP whose bytes depend on its contents only.

`manifest.json` says what it is and names the SHA-256 of every other file. Nothing is compressed, so that a package is never
larger inside than outside. What comes from elsewhere is looked at before it is read, and refused with a sentence.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError

from townhall.catalogue.sharing.formats import ALLOWED, FORMAT, NEEDED, Contents, of_today
from townhall.lib.text import T

MANIFEST = "manifest.json"
LARGEST = 4_000_000  # bytes
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP knows
FACTS: dict[str, type] = {  # what a manifest says
    "format": int,
    "slug": str,
    "version": str,
    "digest": str,
    "city": str,  # of the town hall that gives the package
    "hooks": dict,  # name → fingerprint of the code there
    "taken_from": dict,  # where that town hall has it from; empty: its own
    "files": dict,  # name → SHA-256
}
READABLE_BY_ALL = 0o644 << 16
# What reading foreign JSON as if it were ours can end in.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, ValidationError)


class PackageRefused(ValueError):
    """A package that is not taken over; `message` says why, and what to do."""

    message: T = T("Diese Datei ist kein Paket einer Leistung.", en="This file is no package of a service.")

    def __init__(self, **facts: T | str | int):
        self.message = type(self).message.fill(**facts)
        super().__init__(self.message.in_("en"))


class NotAPackage(PackageRefused):
    """The file is no readable ZIP, or something in it is no readable JSON."""

    message = T(
        "Diese Datei ist kein lesbares Paket. Lassen Sie es sich noch einmal schicken.",
        en="This file is no readable package. Have it sent to you again.",
    )


class TooLarge(PackageRefused):
    """Definitions are small; whatever is larger is something else."""

    message = T("Ein Paket hat höchstens {bytes} Byte.", en="A package has at most {bytes} bytes.")


class NotAllowed(PackageRefused):
    """The package holds an entry that a package does not have: another name, a path, a second one, a compressed one."""

    message = T("Der Eintrag {name} gehört in kein Paket.", en="The entry {name} belongs in no package.")


class Incomplete(PackageRefused):
    """An entry is missing."""

    message = T("Dem Paket fehlt {name}.", en="The package lacks {name}.")


class Changed(PackageRefused):
    """Somebody or something changed the package after it was made."""

    message = T(
        "{name} ist nicht mehr so, wie es eingepackt wurde. Lassen Sie sich das Paket noch einmal schicken.",
        en="{name} is no longer as it was packed. Have the package sent to you again.",
    )


class FormatUnknown(PackageRefused):
    """The package was made by a newer town hall."""

    message = T(
        "Das Paket hat das Format {format}, dieses Rathaus liest die Formate 1 bis {newest}. Es braucht eine neuere Fassung.",
        en="The package has format {format}, this town hall reads formats 1 to {newest}. It needs a newer release.",
    )


def pack(manifest: Mapping[str, Any], contents: Contents) -> bytes:
    """Write a package: the same manifest and contents give the same bytes."""
    files = {name: written(content) for name, content in contents.items()}
    marks = {name: sha256(file) for name, file in files.items()}
    files[MANIFEST] = written({**manifest, "format": FORMAT, "files": marks})
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = 3, READABLE_BY_ALL
            archive.writestr(entry, files[name])
    return made.getvalue()


def unpack(data: bytes) -> tuple[dict[str, Any], Contents]:
    """Return the manifest of a package and its contents in the format of today; PackageRefused if anything is not in order."""
    files = entries(data)
    if MANIFEST not in files:
        raise Incomplete(name=MANIFEST)
    manifest = read(files.pop(MANIFEST))
    check_manifest(manifest)
    for name in sorted({*NEEDED[manifest["format"]], *manifest["files"]} - files.keys()):
        raise Incomplete(name=shown(name))
    for name, file in files.items():
        if not ALLOWED[manifest["format"]].fullmatch(name):
            raise NotAllowed(name=shown(name))
        if manifest["files"].get(name) != sha256(file):
            raise Changed(name=name)
    return manifest, converted({name: read(file) for name, file in files.items()}, format=manifest["format"])


def converted(contents: Contents, *, format: int) -> Contents:
    try:
        return of_today(contents, format=format)
    except UNREADABLE as problem:
        raise NotAPackage from problem


def check_manifest(manifest: Any) -> None:
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise NotAPackage
    if not 1 <= manifest["format"] <= FORMAT:
        raise FormatUnknown(format=manifest["format"], newest=FORMAT)
    if manifest.keys() != FACTS.keys() or not all(isinstance(manifest[name], type) for name, type in FACTS.items()):
        raise NotAPackage


def entries(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP by name, after a look at what it says of them."""
    if len(data) > LARGEST:
        raise TooLarge(bytes=LARGEST)
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = archive.infolist()
            check_entries(found)
            return {entry.filename: archive.read(entry) for entry in found}
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, struct.error, RuntimeError) as problem:
        if isinstance(problem, PackageRefused):
            raise
        raise NotAPackage from problem


def check_entries(found: list[ZipInfo]) -> None:
    known: set[str] = set()
    for entry in found:
        is_plain = entry.compress_type == ZIP_STORED and entry.compress_size == entry.file_size
        is_known = entry.filename == MANIFEST or ALLOWED[FORMAT].fullmatch(entry.filename)
        if not is_known or entry.filename in known or not is_plain:
            raise NotAllowed(name=shown(entry.filename))
        known.add(entry.filename)
    if sum(entry.file_size for entry in found) > LARGEST:
        raise TooLarge(bytes=LARGEST)


def shown(name: str) -> str:
    """Return a name from elsewhere so that it does nothing to the terminal it is shown in."""
    return ascii(name[:80])


def written(content: Any) -> bytes:
    """Write JSON in the one form a package has it in, for people to read and compare."""
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n").encode()


def read(file: bytes) -> Any:
    """Return what written() wrote; anything else is not ours, and no database keeps the character NUL."""
    try:
        content = json.loads(file.decode("utf-8"))
        if written(content) == file and b"\\u0000" not in file:
            return content
    except (ValueError, RecursionError) as problem:
        raise NotAPackage from problem
    raise NotAPackage


def sha256(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()
