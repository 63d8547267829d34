"""A point, line or area on the earth, written as a GeoJSON geometry (RFC 7946): WGS 84, longitude before latitude."""

import json
import math
import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from townhall.lib import geodesy

TYPES = {"point": "Point", "line": "LineString", "area": "Polygon"}
FEWEST = {"point": 1, "line": 2, "area": 4}  # the first corner of an area stands at its end again
PLACES = 6  # decimals: eleven centimetres
Position = tuple[float, float]
NUMBER = r"([+-]?\d{1,3}(?:[.,]\d+)?)"
PAIR = re.compile(rf"{NUMBER}\s*°?\s*[NnOoEe]?\s*[,;\s]\s*{NUMBER}\s*°?\s*[NnOoEe]?")


class NotAGeometry(ValueError):
    """This is no point, line or area."""


class TooFewCorners(NotAGeometry):
    """This area has fewer than three corners, so it has no inside."""


class CrossesItself(NotAGeometry):
    """The edge of this area crosses itself, so nobody can say what lies inside."""


@dataclass(frozen=True)
class Geometry:
    """A shape (point, line or area) and its positions; those of an area are the closed ring around it."""

    shape: str
    positions: tuple[Position, ...]

    @property
    def length(self) -> float:
        """Metres along a line; 0 for all else."""
        return geodesy.length(self.positions) if self.shape == "line" else 0.0

    @property
    def area(self) -> float:
        """Square metres inside an area; 0 for all else."""
        return geodesy.area(self.positions) if self.shape == "area" else 0.0

    @property
    def is_flat(self) -> bool:
        """True for an area whose corners all lie on one line."""
        first, *others = self.positions
        return self.shape == "area" and not any(side(first, others[0], other) for other in others)

    @property
    def middle(self) -> Position:
        """The middle of the box around it."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        longitudes, latitudes = zip(*self.positions, strict=True)
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)

    def dump(self) -> dict[str, Any]:
        positions: list[Any] = [list(position) for position in self.positions]
        coordinates = {"point": positions[0], "line": positions, "area": [positions]}[self.shape]
        return {"type": TYPES[self.shape], "coordinates": coordinates}

    @classmethod
    def load(cls, data: Any) -> "Geometry":
        """Read a GeoJSON geometry; holes, heights and collections are refused."""
        shape = next((shape for shape, type in TYPES.items() if isinstance(data, dict) and data.get("type") == type), "")
        if not shape or not isinstance(coordinates := data.get("coordinates"), list):
            raise NotAGeometry(data)
        if shape == "area" and len(coordinates) != 1:
            raise NotAGeometry(data)
        listed = {"point": [coordinates], "line": coordinates, "area": coordinates[0]}[shape] if coordinates else []
        return made(shape, [position(each) for each in listed] if isinstance(listed, list) else [])


def read(text: str) -> Geometry:
    """Read what people paste: “51.4818, 7.2162” (latitude first, as maps show it), a GeoJSON geometry or a feature with one."""
    if pair := PAIR.fullmatch(text.strip()):
        latitude, longitude = (float(number.replace(",", ".")) for number in pair.groups())
        return made("point", [position([longitude, latitude])])
    data = parsed(text)
    if isinstance(data, dict) and data.get("type") == "Feature":
        data = data.get("geometry")
    return Geometry.load(data)


def parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NotAGeometry(text) from None


def made(shape: str, positions: list[Position]) -> Geometry:
    """Put a geometry together: no position twice in a row, an area closed and with an edge that does not cross itself."""
    single = [at for at, before in zip(positions, [None, *positions], strict=False) if at != before]
    if shape == "area" and single and single[0] != single[-1]:
        single.append(single[0])
    if len(single) < FEWEST[shape]:
        raise (TooFewCorners if shape == "area" else NotAGeometry)(positions)
    if shape == "area" and crosses_itself(single):
        raise CrossesItself(positions)
    return Geometry(shape, tuple(single))


def position(pair: Any) -> Position:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise NotAGeometry(pair)
    if not all(isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number) for number in pair):
        raise NotAGeometry(pair)
    longitude, latitude = (round(float(number), PLACES) for number in pair)
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise NotAGeometry(pair)
    return longitude, latitude


def crosses_itself(ring: list[Position]) -> bool:
    edges = list(pairwise(ring))
    neighbours = {(i, i + 1) for i in range(len(edges))} | {(0, len(edges) - 1)}
    return any(cross(edges[i], edges[j]) for i, j in combinations(range(len(edges)), 2) if (i, j) not in neighbours)


def cross(one: tuple[Position, Position], other: tuple[Position, Position]) -> bool:
    (a, b), (c, d) = one, other
    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def side(a: Position, b: Position, c: Position) -> int:
    """Say on which side of the line from a to b a position lies: 1, 0 or -1."""
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 0) - (turn < 0)
