"""A small map of a place as a picture: a rough sketch of the city's districts, a mark, and beside it the shape itself."""

import json
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from math import cos, radians
from pathlib import Path

from townhall.lib.geometry import Geometry, Position

DISTRICTS = Path(__file__).parent / "static" / "places" / "bochum.json"
SIDE, EDGE = 200, 12  # of each picture, in pixels
Frame = tuple[float, float, float, float]


@cache
def districts() -> tuple[tuple[Position, ...], ...]:
    features = json.loads(DISTRICTS.read_text(encoding="utf-8"))["features"]
    return tuple(tuple(map(tuple, feature["geometry"]["coordinates"][0])) for feature in features)


def data_uri(geometry: Geometry) -> str:
    """Return the picture as an address that needs no request."""
    return "data:image/svg+xml;base64," + b64encode(svg(geometry).encode()).decode()


def svg(geometry: Geometry) -> str:
    """Return the picture: the city with a mark, and for a line or an area its shape, north up."""
    corners = [corner for ring in districts() for corner in ring]
    frame = around(corners)
    city = [f'<path d="{path(ring, frame)}Z" fill="#e8eef4" stroke="#5b6b7b"/>' for ring in districts()]
    x, y = place(geometry.middle, frame)
    parts = [*city, f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#b00020" stroke="#fff" stroke-width="2"/>']
    width = SIDE
    if geometry.shape != "point":
        width = 2 * SIDE
        parts.append(f'<g transform="translate({SIDE} 0)">{shape(geometry)}</g>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {SIDE}" width="{width}" height="{SIDE}">'
    return f'{head}<rect width="{width}" height="{SIDE}" fill="#fff"/>{"".join(parts)}</svg>'


def shape(geometry: Geometry) -> str:
    drawn = path(geometry.positions, around(geometry.positions))
    border = f'<rect x=".5" y=".5" width="{SIDE - 1}" height="{SIDE - 1}" fill="none" stroke="#5b6b7b"/>'
    fill = "#f3ccd2" if geometry.shape == "area" else "none"
    return f'{border}<path d="{drawn}" fill="{fill}" stroke="#b00020" stroke-width="3" stroke-linejoin="round"/>'


def around(positions: Iterable[Position]) -> Frame:
    """Return west edge, north edge, pixels for a degree of longitude and of latitude, so that all fits into one picture."""
    longitudes, latitudes = zip(*positions, strict=True)
    narrower = cos(radians((min(latitudes) + max(latitudes)) / 2))
    wide, high = (max(longitudes) - min(longitudes)) * narrower, max(latitudes) - min(latitudes)
    scale = (SIDE - 2 * EDGE) / max(wide, high, 1e-6)
    west = min(longitudes) - (SIDE - wide * scale) / 2 / scale / narrower
    return west, max(latitudes) + (SIDE - high * scale) / 2 / scale, scale * narrower, scale


def place(position: Position, frame: Frame) -> tuple[float, float]:
    west, north, across, down = frame
    return (position[0] - west) * across, (north - position[1]) * down


def path(positions: Iterable[Position], frame: Frame) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(position, frame) for position in positions))
