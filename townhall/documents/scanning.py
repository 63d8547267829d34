"""Look for viruses before anybody opens an upload. Without an answer from the scanner a file stays in quarantine."""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from townhall.documents.models import Document, ScanState
from townhall.documents.storage import path_of
from townhall.journal.models import Event
from townhall.journal.recording import record

PATIENCE = 12  # seconds, less than the time limit of a task
CHUNK = 64 * 1024
TEST_PATTERN = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class ScannerDown(Exception):
    """The scanner did not answer, or not with a verdict."""


def scan(event: Event) -> Iterator[None]:
    """Release an upload that is clean; the scan runs before the transaction."""
    document = Document.objects.filter(pk=event.subject_id, state=ScanState.QUARANTINED).first()
    if document is None:
        return
    clean = scanner()(path_of(document.stored_as))
    yield
    document.state = ScanState.CLEAN if clean else ScanState.INFECTED
    document.scanned_at = timezone.now()
    document.save(update_fields=["state", "scanned_at"])
    record("document.scanned", document, by=None, at=document.scanned_at, clean=clean)


def scanner() -> Callable[[Path], bool]:
    """Return the scanner of this place; only the demonstration may go without a real one."""
    if settings.CLAMD:
        return ask_clamd
    if settings.DEMO:
        return knows_only_the_test_pattern
    raise ScannerDown("CLAMD is not set.")


def knows_only_the_test_pattern(path: Path) -> bool:
    """Pretend to scan: this finds the harmless EICAR pattern and no virus at all. For demonstrations only."""
    return TEST_PATTERN not in path.read_bytes()


def ask_clamd(path: Path) -> bool:
    """Send the file to clamd (INSTREAM) and say whether it is clean."""
    try:
        with path.open("rb") as file, connect(settings.CLAMD) as line:
            line.sendall(b"zINSTREAM\0")
            while chunk := file.read(CHUNK):
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
            line.sendall(struct.pack("!L", 0))
            answer = b""
            while not answer.endswith(b"\0") and (part := line.recv(4096)):
                answer += part
    except OSError as error:
        raise ScannerDown(type(error).__name__) from error
    if answer == b"stream: OK\0":
        return True
    if answer.endswith(b" FOUND\0"):
        return False
    raise ScannerDown("The answer is no verdict.")


@contextmanager
def connect(address: str) -> Iterator[socket.socket]:
    """Open a line to "host:port" or to a socket path."""
    with socket.socket(socket.AF_UNIX) if address.startswith("/") else socket.socket() as line:
        line.settimeout(PATIENCE)
        host, _, port = address.rpartition(":")
        line.connect(address if address.startswith("/") else (host, int(port)))
        yield line
