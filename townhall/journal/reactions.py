"""Who reacts to what. flow.py fills this table; the names in it are stable, because deliveries store them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

LONG = "long"  # queue of what cannot be done in pieces and takes minutes
LIMITS = {LONG: 300}  # seconds after which a delivery of a queue is broken off; of the others after the usual ones (settings)


class Later(Exception):
    """Run this reaction again after a while. It has not failed, and what it did before counts.

    A reaction with a slow part raises it before its yield, where nothing is written yet.
    """

    def __init__(self, wait: timedelta):
        self.wait = wait


@dataclass(frozen=True)
class Reaction:
    name: str
    run: Callable
    queue: str


REACTIONS: dict[str, dict[str, Reaction]] = {}


def when(kind: str, *reactions: Callable, queue: str = "default") -> None:
    """Say which functions react to an event of this kind; the name is `module.function` without its package."""
    for run in reactions:
        name = f"{run.__module__.rpartition('.')[2]}.{run.__name__}"
        known = REACTIONS.setdefault(kind, {}).setdefault(name, Reaction(name, run, queue))
        if known.run is not run:
            raise TypeError(f"Two reactions to {kind} share the name {name}.")
