from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_lists_with_many")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="lapsed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
