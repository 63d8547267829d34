"""Registers of other authorities that a rule may ask, so that nobody has to prove what is on record (Registerabruf).

A setting names the class that answers. Outside the demonstration there is none until the city connects one, and a person
decides; the same happens when a register does not answer.
"""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotReachable(Exception):
    """The register does not answer now, or none is connected."""


@dataclass(frozen=True)
class Keeper:
    """In whose name a vehicle is registered (Halterin oder Halter)."""

    given_name: str
    family_name: str


class Vehicles(Protocol):
    """The register of vehicles (Zentrales Fahrzeugregister, § 31 StVG) as a rule sees it."""

    def keeper(self, plate: str) -> Keeper | None:
        """Return the keeper of a plate such as BO-AB 123, None if there is no such vehicle; or raise NotReachable."""


class NoVehicles:
    """No register is connected."""

    def keeper(self, plate: str) -> Keeper | None:
        raise NotReachable("No register of vehicles is connected.")


class DemoVehicles:
    """The vehicles of the fictitious people of the demonstration."""

    KEEPERS = {"BO-AB 123": Keeper("Alice", "Beispiel"), "BO-CN 99E": Keeper("Charlie", "Nirgendwo")}

    def keeper(self, plate: str) -> Keeper | None:
        return self.KEEPERS.get(plate)


def vehicles() -> Vehicles:
    """Return the register of vehicles this town hall asks."""
    register: Vehicles = import_string(settings.VEHICLE_REGISTER)()
    return register
