"""Versions and times as each kind of reader knows them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_consent_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="faces",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
