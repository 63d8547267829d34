"""What must stand in the environment before Django reads its settings. Loaded by `-p tests.environment`."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "DATA" not in os.environ:
    folder = tempfile.mkdtemp(prefix="townhall-test-")
    os.environ["DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

os.environ.update(DEMO="1", SECRET_KEY="only-for-tests", LOG_LEVEL="WARNING", EMAIL_URL="", CLAMD="")
os.environ.setdefault("REDIS_URL", "")
(Path(os.environ["DATA"]) / "static").mkdir(parents=True, exist_ok=True)
