"""Filters that clerks keep for themselves."""

from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.cases.models import SavedFilter
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

MOST = 30


class NotKept(Exception):
    """A filter without a name, or one too many."""

    message = T(
        "Geben Sie dem Filter einen Namen mit höchstens 60 Zeichen. Gemerkt werden höchstens 30 Filter; löschen Sie sonst einen.",
        en="Give the filter a name of at most 60 characters. At most 30 filters are kept; otherwise delete one.",
    )


@atomic
def keep(name: str, *, work_list: str, query: dict[str, str], by: "Account") -> SavedFilter:
    """Keep how somebody narrowed down a list; the same name again takes the place of the earlier one."""
    name = " ".join(name.split())
    others = SavedFilter.objects.filter(account=by).exclude(name=name)
    if not 0 < len(name) <= 60 or others.count() >= MOST:
        raise NotKept(name)
    facts = {"work_list": work_list, "query": query}
    return SavedFilter.objects.update_or_create(account=by, name=name, defaults=facts)[0]
