"""The trail takes new rows only: UPDATE, DELETE and TRUNCATE are refused for everybody, the owner included."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are never changed or deleted.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
"""

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM app_rw;
"""

FREE_AGAIN = "DROP TRIGGER append_only ON {table}; DROP TRIGGER no_truncate ON {table};"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_entries_and_reads")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_change()"),
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
            for table in ("audit_entry", "audit_read")
        ),
    ]
