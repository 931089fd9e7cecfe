from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations, models
from django.db.models import Case, Value, When

from socialspace.models.area import StreetKey
from socialspace.models.base import DateRange, IntegerRange

NO_OVERLAP = ExclusionConstraint(
    name="street_section_no_overlap",
    expressions=[
        ("street_sort", "="),
        (IntegerRange("number_from", "number_to"), "&&"),
        (
            IntegerRange(
                Case(When(parity="odd", then=Value(1)), default=Value(0)),
                Case(When(parity="even", then=Value(0)), default=Value(1)),
            ),
            "&&",
        ),
        (DateRange("valid_from", "valid_to"), "&&"),
    ],
    violation_error_message="Für einen Teil dieser Hausnummern gibt es in dieser Zeit schon einen Eintrag.",
)


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0004_forget_the_old_columns")]

    operations = [
        # A generated column cannot be altered: it goes, with what leans on it, and comes back.
        migrations.RemoveConstraint("streetsection", "street_section_no_overlap"),
        migrations.RemoveField("streetsection", "street_sort"),
        migrations.AddField(
            "streetsection",
            "street_sort",
            models.GeneratedField(expression=StreetKey("street"), output_field=models.TextField(), db_persist=True),
        ),
        migrations.AddConstraint("streetsection", NO_OVERLAP),
        migrations.AddField("streetsection", "version", models.PositiveIntegerField("Fassung", default=1)),
        migrations.AlterConstraint(
            "population",
            "population_once_per_day",
            models.UniqueConstraint(
                fields=["quarter", "counted_on"],
                name="population_once_per_day",
                violation_error_message="Für diesen Tag steht schon eine Einwohnerzahl. "
                "Wenn sie falsch ist, wählen Sie „vorhandene Zahl dieses Tages ersetzen“.",
            ),
        ),
    ]
