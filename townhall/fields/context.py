"""What fields must know about the world, handed to them by those who know it: fields import no models."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Located:
    """An address as the street table knows it (Adressschlüssel). `point` is latitude and longitude in WGS84 degrees."""

    key: str
    district: str = ""
    point: tuple[float, float] | None = None
    parking_zone: str = ""


class Places(Protocol):
    """The street table as forms and rules see it."""

    def find(self, street: str, house_number: str, postcode: str) -> Located | None:
        """Return what is known of an address, or None if the table does not have it."""


class Nowhere:
    """A street table without streets."""

    def find(self, street: str, house_number: str, postcode: str) -> Located | None:
        return None


NOWHERE = Nowhere()


@dataclass(frozen=True)
class FormContext:
    """What the questions of one form may ask."""

    places: Places = NOWHERE


FACTS: dict[str, Callable[[Located], str]] = {
    "key": lambda located: located.key,
    "district": lambda located: located.district,
    "point": lambda located: ", ".join(f"{degrees:.6f}" for degrees in located.point) if located.point else "",
    "zone": lambda located: located.parking_zone,
}
