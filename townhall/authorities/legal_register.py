"""The legal register (Rechtsstand): every fee, rate, period and permission to automate, dated, with source and who checked it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from townhall.authorities.models import LegalEntry


class NotInRegister(LookupError):
    """The register has nothing under this key for this day."""


class NotChecked(LookupError):
    """Nobody has checked this entry; real operation does not rely on it."""


class Register:
    """The register as rules read it; it remembers what it has read, so use one for one decision."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, date], LegalEntry | None] = {}

    def entry(self, key: str, *, on: date) -> LegalEntry:
        """Return the entry in force on a day; refuse what is missing, and unchecked entries outside the demo."""
        if (key, on) not in self.known:
            self.known[key, on] = in_force(on).filter(key=key).order_by("-valid_from").first()
        entry = self.known[key, on]
        if entry is None:
            raise NotInRegister(f"The legal register has no entry {key} for {on:%d.%m.%Y}.")
        if entry.checked_on is None and not settings.DEMO:
            raise NotChecked(f"{entry} has not been checked by anybody.")
        return entry

    def value(self, key: str, *, on: date) -> Any:
        return self.entry(key, on=on).value

    def holds(self, key: str, *, on: date) -> bool:
        """Say whether a switch is on; one that is missing, or not to be relied on, is off."""
        try:
            return self.value(key, on=on) is True
        except (NotInRegister, NotChecked):
            return False


def in_force(on: date) -> "QuerySet[LegalEntry]":
    return LegalEntry.objects.filter(Q(valid_until=None) | Q(valid_until__gte=on), valid_from__lte=on)


def unchecked() -> "QuerySet[LegalEntry]":
    return LegalEntry.objects.filter(checked_on=None).order_by("key", "valid_from")
