"""A Falleinordnung is a new row each time: changing or deleting one is refused by the database."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON cases_classification
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON cases_classification
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
FREE_AGAIN = "DROP TRIGGER append_only ON cases_classification; DROP TRIGGER no_truncate ON cases_classification;"


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_family_case_and_steps"), ("audit", "0002_refuse_changes")]
    operations = [migrations.RunSQL(APPEND_ONLY, FREE_AGAIN)]
