"""The journal speaks to auditors in words, never in the names of the code."""

import re
from pathlib import Path

from townhall.backoffice.overseeing.audit_words import thing
from townhall.journal.kinds import KINDS
from townhall.journal.reactions import REACTIONS

ROOT = Path(__file__).resolve().parents[3] / "townhall"
RECORDED = re.compile(r'record\(\s*"([a-z_]+\.[a-z_]+)"')


class TestEveryEntry:
    def test_is_called_by_words(self):
        recorded = {kind for path in ROOT.rglob("*.py") for kind in RECORDED.findall(path.read_text())}

        assert len(recorded) > 60
        assert (recorded | set(REACTIONS)) - set(KINDS) == set()

    def test_says_what_it_is_about(self):
        assert str(thing("outgoingmail:66").in_("de")) == "E-Mail 66"
        assert str(thing("BO-2026-0000001-4").in_("de")) == "BO-2026-0000001-4"
