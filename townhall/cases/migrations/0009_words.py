import django.db.models.deletion
from django.db import migrations, models

VECTOR = """
ALTER TABLE cases_casewords
ADD COLUMN vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
"""


def index_words(apps, schema_editor):
    """On PostgreSQL, keep beside the words what its index needs; the words are taken as they are, in no language."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(VECTOR)
        schema_editor.execute("CREATE INDEX case_words ON cases_casewords USING gin (vector)")


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_listed_values")]

    operations = [
        migrations.CreateModel(
            name="CaseWords",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("words", models.TextField()),
            ],
        ),
        migrations.RunPython(index_words, migrations.RunPython.noop),
    ]
