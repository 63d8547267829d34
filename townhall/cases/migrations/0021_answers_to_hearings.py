import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_lapsed")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="hearing",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="cases.hearing"
            ),
        ),
    ]
