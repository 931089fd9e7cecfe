from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("web", "0002_files_mail_answers")]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="token_purpose",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="Zweck des Links"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="token_key",
            field=models.UUIDField(blank=True, null=True, verbose_name="Schlüssel des Links"),
        ),
    ]
