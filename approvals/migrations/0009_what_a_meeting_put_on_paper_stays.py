"""Papers of a meeting, what it put off and a finished Bescheid stay; the tables refuse every later change."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM app_rw;
"""
FREE_AGAIN = """
DROP TRIGGER append_only ON {table};
DROP TRIGGER no_truncate ON {table};
GRANT UPDATE, DELETE ON {table} TO app_rw;
"""
FINISHED = """
CREATE TRIGGER finished_stays BEFORE UPDATE OR DELETE ON approvals_decisionnotice
  FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON approvals_decisionnotice
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
FINISHED_BACK = """
DROP TRIGGER finished_stays ON approvals_decisionnotice;
DROP TRIGGER is_never_deleted ON approvals_decisionnotice;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0008_papers_of_a_meeting_and_words_of_a_notice"),
        ("audit", "0002_refuse_changes"),
    ]
    operations = [
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
            for table in ("approvals_meetingpaper", "approvals_postponement")
        ),
        migrations.RunSQL(FINISHED, FINISHED_BACK),
    ]
