"""What happens when the town hall starts: flow.py, checks.py and every service folder are read, nobody imports them by name."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TownhallConfig(AppConfig):
    name = "townhall"

    def ready(self) -> None:
        autodiscover_modules("flow", "service", "checks")
