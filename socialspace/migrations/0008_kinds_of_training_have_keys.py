import uuid

import django.contrib.postgres.functions
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialspace", "0007_what_partners_answer_by_their_link"),
    ]

    operations = [
        # the database writes a key into every row that is there; afterwards the application does
        migrations.AddField(
            model_name="trainingkind",
            name="key",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                editable=False,
                unique=True,
                verbose_name="Schlüssel",
            ),
        ),
        migrations.AlterField(
            model_name="trainingkind",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel"),
        ),
        migrations.AddField(
            model_name="trainingkind",
            name="created_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
            ),
        ),
        migrations.AlterField(
            model_name="trainingkind",
            name="name",
            field=models.CharField(max_length=120, verbose_name="Fortbildung"),
        ),
        migrations.AddConstraint(
            model_name="trainingkind",
            constraint=models.UniqueConstraint(
                fields=("name",),
                name="training_kind_once",
                violation_error_message="Eine Fortbildung mit diesem Namen gibt es schon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingkind",
            constraint=models.CheckConstraint(
                condition=models.Q(("refresh_months__isnull", True), ("refresh_months__gt", 0), _connector="OR"),
                name="training_kind_refreshed_after_months",
                violation_error_message="Aufgefrischt wird nach mindestens einem Monat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__isnull", True), ("seats__gt", 0), _connector="OR"),
                name="training_has_seats",
                violation_error_message="Eine Fortbildung hat mindestens einen Platz.",
            ),
        ),
    ]
