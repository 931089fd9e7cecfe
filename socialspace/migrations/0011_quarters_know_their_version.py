from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0010_topics_and_languages_have_keys")]

    operations = [
        migrations.AddField("quarter", "version", models.PositiveIntegerField("Fassung", default=1)),
    ]
