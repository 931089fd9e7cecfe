"""A state the code does not know violates the list of states alone, so that each constraint says its own thing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0006_what_the_commission_says_stays")]

    operations = [
        migrations.RemoveConstraint(
            model_name="submission",
            name="submission_frozen_with_content",
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content__isnull", True), ("state__in", ["draft", "submitted"])),
                    models.Q(
                        models.Q(("state__in", ["draft", "submitted"]), _negated=True),
                        ("content__isnull", False),
                        ("frozen_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="submission_frozen_with_content",
            ),
        ),
    ]
