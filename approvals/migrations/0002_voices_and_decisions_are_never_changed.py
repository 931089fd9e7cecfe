"""Voices and decisions take new rows only: changing or deleting one is refused by the database."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
FREE_AGAIN = "DROP TRIGGER append_only ON {table}; DROP TRIGGER no_truncate ON {table};"


class Migration(migrations.Migration):
    dependencies = [("approvals", "0001_commission"), ("audit", "0002_refuse_changes")]
    operations = [
        migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
        for table in ("approvals_voice", "approvals_decision")
    ]
