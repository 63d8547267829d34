"""Which adapters there are: ours, and those the city names in HANDOVER_ADAPTERS."""

from django.conf import settings
from django.utils.module_loading import import_string

from townhall.handover.adapters.folder import Folder
from townhall.handover.adapters.port import Adapter
from townhall.handover.models import Destination

OURS: dict[str, type[Adapter]] = {"folder": Folder}


class NoSuchAdapter(LookupError):
    """A destination names an adapter that nobody has plugged in."""


def names() -> list[str]:
    return sorted({*OURS, *settings.HANDOVER_ADAPTERS})


def adapter_of(destination: Destination) -> Adapter:
    """Return the way to a destination."""
    if own := settings.HANDOVER_ADAPTERS.get(destination.adapter):
        made: Adapter = import_string(own)(destination.slug)
        return made
    if destination.adapter not in OURS:
        raise NoSuchAdapter(destination.adapter)
    return OURS[destination.adapter](destination.slug)
