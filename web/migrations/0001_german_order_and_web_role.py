"""German order as a stored sort key, trusted extensions, and what the web role may do with later tables."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

SORT_DE = """
CREATE FUNCTION sort_de(t text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT translate(
    replace(replace(replace(replace(replace(replace(
      lower(normalize(t, NFC) COLLATE "C"), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'),
    'ÄäÀàÁáÂâÃãÅåĄąÖöÒòÓóÔôÕõØøŐőÜüÙùÚúÛûŰűÈèÉéÊêËëĘęĚěÌìÍíÎîÏïİıÇçĆćČčÑñŃńŇňÝýŸÿŠšŚśŞşŽžŹźŻżŁłĞğŘřŤťĎďÐðÞþ',
    'aaaaaaaaaaaaaaoooooooooooooouuuuuuuuuueeeeeeeeeeeeiiiiiiiiiiccccccnnnnnnyyyysssssszzzzzzllggrrttddddtt')
$$;
"""

WEB_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_rw') THEN
    RAISE EXCEPTION 'Create the role app_rw (LOGIN NOSUPERUSER NOBYPASSRLS) before migrating.';
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO app_rw;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_rw;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO app_rw;
"""

FORGET_WEB_ROLE = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM app_rw;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM app_rw;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    run_before = [
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
        ("django_tasks_database", "0001_initial"),
    ]
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(SORT_DE, "DROP FUNCTION sort_de(text)"),
        migrations.RunSQL(WEB_ROLE, FORGET_WEB_ROLE),
    ]
