from django.db import migrations

from townhall.lib.triggers import allow_change, forbid_change

TABLE = "catalogue_serviceversion"


def close(apps, schema_editor):
    forbid_change(schema_editor.connection, TABLE)


def open_again(apps, schema_editor):
    allow_change(schema_editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]

    operations = [migrations.RunPython(close, open_again)]
