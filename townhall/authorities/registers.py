"""Registers of other authorities that a rule may ask, so that nobody has to prove what is on record (Registerabruf).

A setting names the class that answers. Outside the demonstration there is none until the city connects one, and a person
decides; the same happens when a register does not answer.
"""

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True)
class Resident:
    """What the residents' register holds about somebody (§ 18 BMG names what a certificate may state)."""

    given_name: str
    family_name: str
    born: date
    street: str
    house_number: str
    postcode: str
    city: str
    since: date
    degree: str = ""


class Residents(Protocol):
    """The register of residents (Melderegister) as a rule sees it."""

    def find(self, *, given_name: str, family_name: str, born: date) -> Resident | None:
        """Return who is registered under these facts, None if nobody or more than one is; or raise NotReachable."""


class NoResidents:
    """No register is connected."""

    def find(self, *, given_name: str, family_name: str, born: date) -> Resident | None:
        raise NotReachable("No register of residents is connected.")


class DemoResidents:
    """The fictitious people of the demonstration."""

    PEOPLE = (
        Resident("Alice", "Beispiel", date(1985, 5, 12), "Musterweg", "1", "44777", "Bochum", date(2015, 9, 1)),
        Resident("Charlie", "Nirgendwo", date(1990, 1, 31), "Phantasiestraße", "99", "44777", "Bochum", date(2020, 3, 1)),
    )

    def find(self, *, given_name: str, family_name: str, born: date) -> Resident | None:
        wanted = (given_name.casefold(), family_name.casefold(), born)
        same = [one for one in self.PEOPLE if (one.given_name.casefold(), one.family_name.casefold(), one.born) == wanted]
        return same[0] if len(same) == 1 else None


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


def residents() -> Residents:
    """Return the register of residents this town hall asks."""
    register: Residents = import_string(settings.RESIDENT_REGISTER)()
    return register
