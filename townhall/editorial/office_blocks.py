"""Building blocks of the reasons that an office offers for all its services (Textbausteine der Fachabteilung)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from townhall.authorities.models import Authority
from townhall.catalogue.outcomes import Outcome, Reason
from townhall.editorial.models import Kind, TextVersion
from townhall.lib import codec

FILE = Path(__file__).parent / "office_blocks.json"
ENDS = ("granted", "refused", "any")


@dataclass(frozen=True)
class OfficeBlock:
    """A building block of an office and those below it, for decisions that end like this: one of ENDS."""

    office: str
    ends: str
    reason: Reason

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    @property
    def key(self) -> str:
        return f"{self.office}.{self.reason.id}"

    def fits(self, outcome: Outcome) -> bool:
        return self.ends == "any" or (self.ends == "granted") == outcome.granted


@cache
def shipped() -> dict[str, OfficeBlock]:
    """Return the building blocks the town hall comes with, by key."""
    return {block.key: block for block in map(OfficeBlock.load, json.loads(FILE.read_text()))}


def offered(authority: Authority, outcome: Outcome) -> list[OfficeBlock]:
    """Return what an office and those above it offer for an outcome, the nearest office first."""
    above = authority.path.strip("/").split("/")[::-1]
    changed = TextVersion.objects.newest().filter(kind=Kind.BLOCK)
    blocks = shipped() | {version.key: OfficeBlock.load(version.content) for version in changed}
    found = [block for block in blocks.values() if block.office in above and block.reason.text and block.fits(outcome)]
    return sorted(found, key=lambda block: above.index(block.office))
