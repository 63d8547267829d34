"""What happens when the town hall starts: flow.py, checks.py and every service folder are read, nobody imports them by name."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils.module_loading import autodiscover_modules


class TownhallConfig(AppConfig):
    name = "townhall"
    default = True

    def ready(self) -> None:
        autodiscover_modules("flow", "service", "checks")


class AdministrationConfig(admin.AdminConfig):
    """Django's admin, open only to people who have something to configure."""

    default = False
    default_site = "townhall.accounts.administration.Administration"
