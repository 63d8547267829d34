"""Tables that only grow: every model that says `append_only = True`. Migrations on SQLite may drop the triggers
without a word, so they are put in place after every migrate, and a system check looks whether they are there."""

from django.apps import apps
from django.db import connection
from django.db.transaction import atomic

from townhall.lib.triggers import allow_change, forbid_change, verbs


def tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False))


@atomic
def install() -> None:
    for table in tables():
        allow_change(connection, table)
        forbid_change(connection, table)


def missing() -> list[str]:
    """Return the names of triggers that should be in the database and are not."""
    names = "SELECT tgname FROM pg_trigger" if connection.vendor == "postgresql" else "SELECT name FROM sqlite_master"
    with connection.cursor() as cursor:
        cursor.execute(names)
        present = {name for (name,) in cursor.fetchall()}
    return [name for table in tables() for verb in verbs(connection) if (name := f"{table}_no_{verb}") not in present]
