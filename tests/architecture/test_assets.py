"""What pages bring along is complete: collecting the static files stops at a file that names one that is not there."""

import posixpath
import re
from pathlib import Path

from django.contrib.staticfiles import finders

NAMED = re.compile(r"(?:sourceMappingURL=|url\(['\"]?)([^'\")\s#?]+)")


def own_files():
    """Yield the static files of the project itself, each with the folder it is served from."""
    for found in finders.get_finders():
        if isinstance(found, finders.FileSystemFinder):
            for name, storage in found.list(None):
                yield name, Path(storage.path(name))


class TestEveryStyleSheetAndScript:
    def test_names_only_files_that_are_there(self):
        named = [
            (name, posixpath.normpath(posixpath.join(posixpath.dirname(name), other)))
            for name, file in own_files()
            if file.suffix in {".css", ".js"}
            for other in NAMED.findall(file.read_text())
            if not other.startswith(("data:", "/"))
        ]

        assert named
        assert [(name, other) for name, other in named if finders.find(other) is None] == []
