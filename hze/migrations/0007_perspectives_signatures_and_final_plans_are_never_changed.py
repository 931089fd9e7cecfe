"""What was clarified or signed is a new row each time, and a final Hilfeplan stays as it was.

Of a final plan only the paper for the court is added, once. The hint tells `web.store` that the message is meant for
people.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM app_rw;
"""
FREE_AGAIN = """
GRANT UPDATE, DELETE ON {table} TO app_rw;
DROP TRIGGER append_only ON {table};
DROP TRIGGER no_truncate ON {table};
"""
NEVER_CHANGED = ("hze_perspective", "hze_plansignature")

FROZEN = """
CREATE FUNCTION refuse_final_help_plan() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Diese Fassung ist abgeschlossen und wird nicht mehr geändert. Planen Sie das nächste Gespräch.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'help_plan_frozen', HINT = 'tell the person';
END $$;
CREATE FUNCTION refuse_change_of_final_help_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.court_paper_id IS NOT NULL
     OR to_jsonb(NEW) - 'court_paper_id' <> to_jsonb(OLD) - 'court_paper_id' THEN
    PERFORM refuse_final_help_plan();
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION refuse_goal_of_final_help_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM hze_helpplan WHERE state = 'final' AND id IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.plan_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.plan_id END)) THEN
    PERFORM refuse_final_help_plan();
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION refuse_guest_of_final_help_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM hze_helpplan WHERE state = 'final' AND talk_id IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.talk_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.talk_id END)) THEN
    PERFORM refuse_final_help_plan();
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON hze_helpplan
  FOR EACH ROW WHEN (OLD.state = 'final') EXECUTE FUNCTION refuse_change_of_final_help_plan();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON hze_plangoal
  FOR EACH ROW EXECUTE FUNCTION refuse_goal_of_final_help_plan();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON hze_talkguest
  FOR EACH ROW EXECUTE FUNCTION refuse_guest_of_final_help_plan();
"""
THAWED = """
DROP TRIGGER frozen ON hze_helpplan;
DROP TRIGGER frozen ON hze_plangoal;
DROP TRIGGER frozen ON hze_talkguest;
DROP FUNCTION refuse_guest_of_final_help_plan();
DROP FUNCTION refuse_goal_of_final_help_plan();
DROP FUNCTION refuse_change_of_final_help_plan();
DROP FUNCTION refuse_final_help_plan();
"""


class Migration(migrations.Migration):
    dependencies = [("hze", "0006_help_plans_talks_and_perspectives"), ("audit", "0002_refuse_changes")]
    operations = [
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
            for table in NEVER_CHANGED
        ),
        migrations.RunSQL(FROZEN, THAWED),
    ]
