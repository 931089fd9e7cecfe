"""Topics and languages get keys for their addresses; names that stand twice are refused with a sentence."""

import uuid

import django.contrib.postgres.functions
import django.db.models.functions.datetime
from django.db import migrations, models

ONCE = {
    "topic": ("topic_once", "Dieses Thema gibt es schon.", models.CharField(max_length=80, verbose_name="Thema")),
    "language": (
        "language_once",
        "Diese Sprache gibt es schon.",
        models.CharField(max_length=60, verbose_name="Sprache"),
    ),
    "organisation": (
        "organisation_once",
        "Eine Einrichtung mit diesem Namen steht schon im Verzeichnis.",
        models.CharField(max_length=120, verbose_name="Name"),
    ),
}


def _key(**how: object) -> models.UUIDField:
    return models.UUIDField(editable=False, unique=True, verbose_name="Schlüssel", **how)


def _keyed(model: str) -> list[migrations.operations.base.Operation]:
    """The database writes a key into every row that is there; afterwards the application does."""
    return [
        migrations.AddField(model, "key", _key(db_default=django.contrib.postgres.functions.RandomUUID())),
        migrations.AlterField(model, "key", _key(default=uuid.uuid4)),
        migrations.AddField(
            model,
            "created_at",
            models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
            ),
        ),
    ]


def _once(model: str) -> list[migrations.operations.base.Operation]:
    constraint, sentence, name = ONCE[model]
    unique = models.UniqueConstraint(fields=("name",), name=constraint, violation_error_message=sentence)
    return [migrations.AlterField(model, "name", name), migrations.AddConstraint(model, unique)]


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0009_projects_say_when_they_changed")]
    operations = [
        *_keyed("topic"),
        *_keyed("language"),
        *_once("topic"),
        *_once("language"),
        *_once("organisation"),
    ]
