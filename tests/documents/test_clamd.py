"""The scanner against the real clamd, with a database of one signature, where clamd is installed."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.documents.files import EICAR, pdf
from townhall.documents.scanning import scanner

CLAMD = shutil.which("clamd")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CLAMD is None, reason="clamd is not installed")]


@pytest.fixture(scope="module")
def clamd():
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))  # short: a socket path has at most 107 letters
    (folder / "test.ndb").write_text(f"Eicar-Test:0:*:{EICAR.hex()}\n")
    line = folder / "s"
    (folder / "clamd.conf").write_text(
        f"LocalSocket {line}\nDatabaseDirectory {folder}\nForeground yes\nMaxThreads 1\nStreamMaxLength 20M\n"
    )
    process = subprocess.Popen(
        [str(CLAMD), "-c", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 20
    while not line.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    yield str(line)
    process.terminate()
    process.wait(timeout=20)
    shutil.rmtree(folder)


class TestTheRealScanner:
    @pytest.mark.parametrize(("content", "clean"), [(pdf(), True), (EICAR, False), (pdf() + b"\n" + EICAR, False)])
    def test_tells_clean_from_infected(self, clamd, settings, tmp_path, content, clean):
        settings.CLAMD = clamd
        file = tmp_path / "file"
        file.write_bytes(content)

        assert scanner()(file) is clean

    def test_takes_the_largest_file_we_accept(self, clamd, settings, tmp_path):
        settings.CLAMD = clamd
        file = tmp_path / "file"
        file.write_bytes(pdf() + b"\0" * settings.UPLOAD_LIMIT)

        assert scanner()(file) is True
