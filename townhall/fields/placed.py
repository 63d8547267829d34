"""A place as somebody described or drew it: its measures, and how it is shown."""

from dataclasses import dataclass
from decimal import Decimal

from townhall.lib.geometry import Geometry
from townhall.lib.text import T

SHAPES = {
    "point": T("einen Punkt", en="a point"),
    "line": T("eine Linie", en="a line"),
    "area": T("eine Fläche", en="an area"),
}
SHOWN = {
    "point": T("Punkt bei {latitude}, {longitude}", en="Point at {latitude}, {longitude}"),
    "line": T("Linie, {length} Meter lang", en="Line, {length} metres long"),
    "area": T("Fläche, {area} Quadratmeter groß", en="Area of {area} square metres"),
}


@dataclass(frozen=True)
class Placed:
    """A place in words, on the map, or both."""

    text: str
    geometry: Geometry | None = None

    @property
    def length(self) -> Decimal | None:
        """Metres along a line, to a tenth; None if no line is drawn."""
        return tenth(self.geometry.length) if self.geometry and self.geometry.shape == "line" else None

    @property
    def area(self) -> Decimal | None:
        """Square metres of an area, to a tenth; None if no area is drawn."""
        return tenth(self.geometry.area) if self.geometry and self.geometry.shape == "area" else None


def tenth(number: float) -> Decimal:
    return Decimal(number).quantize(Decimal("0.1"))


def measured(placed: Placed, language: str) -> str:
    """Say what is drawn, with its size."""
    if (drawn := placed.geometry) is None:
        return ""
    longitude, latitude = drawn.middle
    facts = {
        "latitude": f"{latitude:.5f}",
        "longitude": f"{longitude:.5f}",
        "length": figure(drawn.length, language),
        "area": figure(drawn.area, language),
    }
    return SHOWN[drawn.shape].fill(**facts).in_(language)


def figure(number: float, language: str) -> str:
    text = f"{number:,.0f}"
    return text.replace(",", ".") if language == "de" else text


def listed(shapes: tuple[str, ...]) -> T:
    texts = [SHAPES[shape] for shape in shapes]
    return T(", ".join(text.in_("de") for text in texts), en=", ".join(text.in_("en") for text in texts))
