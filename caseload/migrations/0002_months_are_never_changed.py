"""What a team carried in a month is written once: changing or deleting a row is refused by the database."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON caseload_caseloadsnapshot
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON caseload_caseloadsnapshot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
FREE_AGAIN = """
DROP TRIGGER append_only ON caseload_caseloadsnapshot;
DROP TRIGGER no_truncate ON caseload_caseloadsnapshot;
"""


class Migration(migrations.Migration):
    dependencies = [("caseload", "0001_weights_guide_values_and_months"), ("audit", "0002_refuse_changes")]
    operations = [migrations.RunSQL(APPEND_ONLY, FREE_AGAIN)]
