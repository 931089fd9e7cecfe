"""Stored bytes are final: name, type, hash and content of a file are never changed."""

from django.db import migrations

KEPT = """
CREATE FUNCTION refuse_other_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A stored file is never changed.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER stays_as_stored BEFORE UPDATE ON web_storedfile FOR EACH ROW EXECUTE FUNCTION refuse_other_bytes();
"""
FREE_AGAIN = "DROP TRIGGER stays_as_stored ON web_storedfile; DROP FUNCTION refuse_other_bytes();"


class Migration(migrations.Migration):
    dependencies = [("web", "0003_mails_that_carry_a_personal_link")]
    operations = [migrations.RunSQL(KEPT, FREE_AGAIN)]
