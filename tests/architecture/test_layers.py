"""Foreign keys go down like imports do. They can be strings, which the import linter does not see."""

import tomllib
from pathlib import Path

from django.apps import apps

BASE = Path(__file__).resolve().parents[2]


def layers() -> dict[str, int]:
    """Return how high each room stands; siblings stand equally high."""
    contracts = tomllib.loads((BASE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room: height for height, line in enumerate(reversed(lines)) for room in line.split(" | ")}


def room_of(model) -> str:
    return model.__module__.split(".")[1] if model.__module__.startswith("townhall.") else ""


def test_foreign_keys_go_down():
    height = layers()
    wrong = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not room_of(model) or not field.is_relation or field.auto_created or field.related_model is None:
                continue
            other = room_of(field.related_model)
            if other and other != room_of(model) and height[other] >= height[room_of(model)]:
                wrong.append(f"{model.__name__}.{field.name} in {room_of(model)} points up to {other}")
    assert wrong == []


def test_every_room_says_in_a_sentence_what_it_is_for():
    rooms = [name for name in layers() if (BASE / "townhall" / name).is_dir()]

    assert [name for name in rooms if not (BASE / "townhall" / name / "__init__.py").read_text().startswith('"""')] == []
