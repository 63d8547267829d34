"""A ZIP that is written step by step survives a crash in the middle of any step."""

import zipfile

import pytest

from townhall.lib.growing import forget, growing


def grow(path, *names: str, breaks: bool = False) -> None:
    with growing(path) as bundle:
        for name in names:
            bundle.writestr(name, name * 1000)
        if breaks:
            bundle.fp.write(b"half of something")
            bundle.fp.flush()
            raise InterruptedError


class TestAGrowingZip:
    def test_is_as_its_last_finished_step_left_it(self, tmp_path):
        path = tmp_path / "whole.zip"
        with pytest.raises(InterruptedError):
            grow(path, "lost.txt", breaks=True)
        grow(path, "a.txt", "b.txt")
        with pytest.raises(InterruptedError):
            grow(path, "lost.txt", breaks=True)
        path.write_bytes(path.read_bytes()[:-30])  # as a power cut may leave it
        grow(path, "c.txt")
        grow(path)

        found = zipfile.ZipFile(path)
        assert (found.namelist(), found.testzip()) == (["a.txt", "b.txt", "c.txt"], None)

    def test_that_nobody_wants_leaves_nothing(self, tmp_path):
        grow(tmp_path / "whole.zip", "a.txt")
        forget(tmp_path / "whole.zip")

        assert list(tmp_path.iterdir()) == []
