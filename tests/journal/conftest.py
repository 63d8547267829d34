import pytest

from townhall.journal import doorbell, reactions, recording, relay


@pytest.fixture(autouse=True)
def own_reactions(monkeypatch):
    """Start without the reactions of the town hall."""
    table = {}
    for module in (reactions, recording, relay):
        monkeypatch.setattr(module, "REACTIONS", table)
    return table


@pytest.fixture
def react(own_reactions):
    """Register a function under a stable name."""

    def register(kind, function, queue="default"):
        own_reactions.setdefault(kind, {})[function.__name__] = reactions.Reaction(function.__name__, function, queue)

    return register


@pytest.fixture
def rings(monkeypatch):
    """Collect what the doorbell would ring for."""
    heard = []
    monkeypatch.setattr(doorbell, "ring", lambda deliveries: bool(heard.extend(deliveries) or True))
    return heard
