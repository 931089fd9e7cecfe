from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import migrations

from socialspace.models.base import DateRange


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_rounds_and_local_birthdays"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=ExclusionConstraint(
                name="responsibility_one_role_a_person",
                expressions=[
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                    ("case", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                ],
                violation_error_message="Diese Person hat in diesem Fall in dieser Zeit schon eine Aufgabe.",
            ),
        ),
    ]
