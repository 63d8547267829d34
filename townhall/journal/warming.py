"""What a worker does before its first delivery: load what is slow to load, in the parent, so that its children share it.

A child that took seconds to start would be killed and started again without end.
"""

from collections.abc import Callable

STEPS: list[Callable[[], None]] = []


def before_work(*steps: Callable[[], None]) -> None:
    """Say what every worker does first; called in flow.py only."""
    STEPS.extend(step for step in steps if step not in STEPS)


def warm_up() -> None:
    for step in STEPS:
        step()
