"""What an automatic decision looked at: kept with it, so that anybody can follow it later (§ 35a VwVfG NRW)."""

from datetime import date
from typing import Any

from townhall.authorities.legal_register import Register
from townhall.cases.holdings.entitlements import mark_of
from townhall.catalogue.answers import Answers
from townhall.catalogue.results import Held


class Watched(Answers):
    """Answers that remember which questions a rule has looked at."""

    def __init__(self, definition: Any, tree: dict, *, today: date):
        super().__init__(definition, tree, today=today)
        self.paths: set[str] = set()

    def __getitem__(self, path: str) -> Any:
        self.paths.add(path)
        return super().__getitem__(path)


def watch(answers: Answers) -> Watched:
    return Watched(answers.definition, answers.tree, today=answers.today)


def trace(*, version: object, register: Register, found: tuple[Held, ...], answers: Watched | None = None, **facts: Any) -> dict:
    """Put together what a decision rests on: version, law, what was held, and the paths (never the words) of the answers."""
    used = sorted(register.used.items())
    law = [{"key": key, "valid_from": since.isoformat(), "source": entry.source} for (key, since), entry in used]
    inputs = sorted(answers.paths) if answers is not None else []
    return {"version": str(version), "law": law, "held": mark_of(found), "inputs": inputs, **facts}
