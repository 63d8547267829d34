"""The legal register (Rechtsstand): every fee, rate, period and permission to automate, dated, with source and who checked it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from townhall.authorities.models import LegalEntry


class NotInRegister(LookupError):
    """The register has nothing under this key for this day."""


class NotChecked(LookupError):
    """Nobody has checked this entry; real operation does not rely on it."""


class Register:
    """The register as rules read it; it remembers what it has read, so use one for one decision."""

    def __init__(self) -> None:
        self.read: dict[str, dict[str, list[LegalEntry]]] = {}
        self.used: dict[tuple[str, date], LegalEntry] = {}  # by key and first day: what a decision rests on

    def entry(self, key: str, *, on: date) -> LegalEntry:
        """Return the entry in force on a day; refuse what is missing, and unchecked entries outside the demo."""
        entry = next((entry for entry in self.entries(key) if is_in_force(entry, on)), None)
        if entry is None:
            raise NotInRegister(f"The legal register has no entry {key} for {on:%d.%m.%Y}.")
        if entry.checked_on is None and not settings.DEMO:
            raise NotChecked(f"{entry} has not been checked by anybody.")
        self.used[key, entry.valid_from] = entry
        return entry

    def entries(self, key: str) -> list[LegalEntry]:
        """Return all entries of a key, the newest first; what stands under one name (`dog_tax.`) is read at once."""
        name = key.partition(".")[0]
        if name not in self.read:
            found: dict[str, list[LegalEntry]] = {}
            for entry in LegalEntry.objects.filter(Q(key=name) | Q(key__startswith=f"{name}.")).order_by("-valid_from"):
                found.setdefault(entry.key, []).append(entry)
            self.read[name] = found
        return self.read[name].get(key, [])

    def value(self, key: str, *, on: date) -> Any:
        return self.entry(key, on=on).value

    def source(self, key: str, *, on: date) -> str:
        return self.entry(key, on=on).source

    def holds(self, key: str, *, on: date) -> bool:
        """Say whether a switch is on; one that is missing, or not to be relied on, is off."""
        try:
            return self.value(key, on=on) is True
        except (NotInRegister, NotChecked):
            return False


def is_in_force(entry: LegalEntry, on: date) -> bool:
    return entry.valid_from <= on and (entry.valid_until is None or entry.valid_until >= on)
