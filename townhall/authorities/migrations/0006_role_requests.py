from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("authorities", "0005_appointments"),
    ]

    operations = [
        migrations.RenameModel(old_name="Appointment", new_name="RoleRequest"),
    ]
