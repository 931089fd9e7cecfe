"""A condition is fulfilled once, not before its decision and not tomorrow, and its day is missed once.

The hint tells `web.store` that the message is meant for people.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import web.models

NOT_BEFORE = """
CREATE FUNCTION refuse_fulfilment_before_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.fulfilled_on < (SELECT d.decided_on FROM approvals_decision d
                         JOIN approvals_decisioncondition c ON c.decision_id = d.id WHERE c.id = NEW.condition_id) THEN
    RAISE EXCEPTION 'Die Erfüllung liegt vor dem Beschluss.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'fulfilment_after_the_decision', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER after_the_decision BEFORE INSERT ON approvals_conditionfulfilment
  FOR EACH ROW EXECUTE FUNCTION refuse_fulfilment_before_decision();
"""
NOT_BEFORE_BACK = """
DROP TRIGGER after_the_decision ON approvals_conditionfulfilment; DROP FUNCTION refuse_fulfilment_before_decision();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0012_nobody_decides_by_hand"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConditionNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(verbose_name="gesagt am")),
            ],
            options={
                "verbose_name": "Hinweis auf eine überfällige Auflage",
                "verbose_name_plural": "Hinweise auf überfällige Auflagen",
            },
        ),
        migrations.AlterModelOptions(
            name="decisioncondition",
            options={
                "ordering": ("until", "id"),
                "verbose_name": "Auflage der Kommission",
                "verbose_name_plural": "Auflagen der Kommission",
            },
        ),
        migrations.AlterField(
            model_name="conditionfulfilment",
            name="condition",
            field=models.OneToOneField(
                error_messages={"unique": "Diese Auflage ist schon als erfüllt festgehalten."},
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fulfilment",
                to="approvals.decisioncondition",
                verbose_name="Auflage",
            ),
        ),
        migrations.AlterField(
            model_name="conditionfulfilment",
            name="note",
            field=models.CharField(max_length=500, verbose_name="Wie"),
        ),
        migrations.AddConstraint(
            model_name="conditionfulfilment",
            constraint=models.CheckConstraint(
                condition=models.Q(("note", ""), _negated=True),
                name="fulfilment_says_how",
                violation_error_message="Schreiben Sie auf, wie die Auflage erfüllt wurde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conditionfulfilment",
            constraint=models.CheckConstraint(
                condition=models.Q(("fulfilled_on__lte", web.models.LocalToday())),
                name="fulfilment_by_today",
                violation_error_message="Die Erfüllung liegt in der Zukunft.",
            ),
        ),
        migrations.AddField(
            model_name="conditionnotice",
            name="condition",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notice",
                to="approvals.decisioncondition",
                verbose_name="Auflage",
            ),
        ),
        migrations.RunSQL(NOT_BEFORE, NOT_BEFORE_BACK),
    ]
