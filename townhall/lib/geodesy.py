"""Lengths and areas on the earth's ellipsoid (WGS 84); positions are longitude and latitude in degrees, as in GeoJSON."""

from collections.abc import Sequence
from itertools import pairwise
from math import asin, atan, atan2, atanh, cos, radians, sin, sqrt, tan

Position = tuple[float, float]

SEMI_MAJOR = 6378137.0  # metres
FLATTENING = 1 / 298.257223563
SEMI_MINOR = SEMI_MAJOR * (1 - FLATTENING)
ECCENTRICITY = sqrt(FLATTENING * (2 - FLATTENING))
ROUNDS = 200  # more than enough for all but nearly antipodal positions


class NotWorkedOut(ArithmeticError):
    """Two positions lie almost opposite each other on the earth, where the formula finds no answer."""


def length(line: Sequence[Position]) -> float:
    """Return the metres along a line."""
    return sum(distance(start, end) for start, end in pairwise(line))


def distance(start: Position, end: Position) -> float:
    """Return the metres between two positions (Vincenty 1975, inverse problem)."""
    if start == end:
        return 0.0
    lon = radians(end[0] - start[0])
    u1, u2 = (atan((1 - FLATTENING) * tan(radians(lat))) for _, lat in (start, end))
    turned = lon
    for _ in range(ROUNDS):
        sin_arc = sqrt((cos(u2) * sin(turned)) ** 2 + (cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(turned)) ** 2)
        cos_arc = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(turned)
        arc = atan2(sin_arc, cos_arc)
        sin_course = cos(u1) * cos(u2) * sin(turned) / sin_arc
        squared = 1 - sin_course**2
        middle = cos_arc - 2 * sin(u1) * sin(u2) / squared if squared > 1e-12 else 0.0
        c = FLATTENING / 16 * squared * (4 + FLATTENING * (4 - 3 * squared))
        before = turned
        series = arc + c * sin_arc * (middle + c * cos_arc * (2 * middle**2 - 1))
        turned = lon + (1 - c) * FLATTENING * sin_course * series
        if abs(turned - before) < 1e-12:
            return SEMI_MINOR * stretched(arc, sin_arc, cos_arc, middle, squared)
    raise NotWorkedOut(f"{start} and {end} lie almost opposite each other.")


def stretched(arc: float, sin_arc: float, cos_arc: float, middle: float, squared: float) -> float:
    """Return the length of an arc on the ellipsoid whose smaller axis is one."""
    u = squared * (SEMI_MAJOR**2 / SEMI_MINOR**2 - 1)
    a = 1 + u / 16384 * (4096 + u * (u * (320 - 175 * u) - 768))
    b = u / 1024 * (256 + u * (u * (74 - 47 * u) - 128))
    inner = cos_arc * (2 * middle**2 - 1) - b / 6 * middle * (4 * sin_arc**2 - 3) * (4 * middle**2 - 3)
    return a * (arc - b * sin_arc * (middle + b / 4 * inner))


def area(ring: Sequence[Position]) -> float:
    """Return the square metres inside a closed ring, whichever way round it is written.

    The ring is laid on the sphere of the same surface (authalic latitude), where a strip between two meridians is exact;
    between two corners the edge is taken as straight on that map. In a city the difference is below a millionth.
    """
    doubled = sum(radians(b[0] - a[0]) * (sin(authalic(a[1])) + sin(authalic(b[1]))) for a, b in pairwise(ring))
    return abs(doubled) / 2 * SEMI_MAJOR**2 * polar() / 2


def authalic(latitude: float) -> float:
    """Return the latitude, in radians, on the sphere that has the surface of the ellipsoid."""
    return asin(max(-1.0, min(1.0, strip(sin(radians(latitude))) / polar())))


def polar() -> float:
    return strip(1.0)


def strip(sine: float) -> float:
    e = ECCENTRICITY
    return (1 - e**2) * (sine / (1 - (e * sine) ** 2) + atanh(e * sine) / e)
