"""What people sign or base on a Falleinordnung holds in the database too.

Checks, signatures and who took part are new rows each time. An Auflage needs the Gefährdungsbereich, an Auftrag the
Graubereich at least. A Schutzplan is frozen with its first signature or when it is put in force. The hint tells
`web.store` that the message is meant for people.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
FREE_AGAIN = "DROP TRIGGER append_only ON {table}; DROP TRIGGER no_truncate ON {table};"
NEVER_CHANGED = ("cases_conditioncheck", "cases_safetysignature", "cases_classification_took_part")

AREAS = """
CREATE FUNCTION refuse_outside_area() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE current_area text;
BEGIN
  SELECT area INTO current_area FROM cases_classification WHERE case_id = NEW.case_id ORDER BY id DESC LIMIT 1;
  IF TG_TABLE_NAME = 'cases_condition' AND current_area IS DISTINCT FROM 'danger' THEN
    RAISE EXCEPTION 'Auflagen gibt es nur im Gefährdungsbereich.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'condition_in_danger', HINT = 'tell the person';
  END IF;
  IF current_area IS NULL OR current_area NOT IN ('grey', 'danger') THEN
    RAISE EXCEPTION 'Aufträge gibt es nur im Grau- und im Gefährdungsbereich.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_in_grey_or_danger', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_its_area BEFORE INSERT ON cases_condition FOR EACH ROW EXECUTE FUNCTION refuse_outside_area();
CREATE TRIGGER in_its_area BEFORE INSERT ON cases_mandate FOR EACH ROW EXECUTE FUNCTION refuse_outside_area();
"""
NO_AREAS = """
DROP TRIGGER in_its_area ON cases_condition;
DROP TRIGGER in_its_area ON cases_mandate;
DROP FUNCTION refuse_outside_area();
"""

FROZEN = """
CREATE FUNCTION refuse_frozen_plan(plan bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cases_safetyplan WHERE id = plan AND state <> 'draft')
     OR EXISTS (SELECT FROM cases_safetysignature WHERE plan_id = plan) THEN
    RAISE EXCEPTION 'Diese Fassung ist unterschrieben oder in Kraft und wird nicht mehr geändert. Beginnen Sie eine neue Fassung.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'safety_plan_frozen', HINT = 'tell the person';
  END IF;
END $$;
CREATE FUNCTION refuse_part_of_frozen_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM refuse_frozen_plan(OLD.plan_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM refuse_frozen_plan(NEW.plan_id); RETURN NEW; END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION refuse_child_of_frozen_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM refuse_frozen_plan(OLD.safetyplan_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM refuse_frozen_plan(NEW.safetyplan_id); RETURN NEW; END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION refuse_words_of_frozen_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_frozen_plan(OLD.id);
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON cases_safetymeasure
  FOR EACH ROW EXECUTE FUNCTION refuse_part_of_frozen_plan();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON cases_emergencycontact
  FOR EACH ROW EXECUTE FUNCTION refuse_part_of_frozen_plan();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON cases_safetyplan_children
  FOR EACH ROW EXECUTE FUNCTION refuse_child_of_frozen_plan();
CREATE TRIGGER frozen BEFORE UPDATE ON cases_safetyplan
  FOR EACH ROW WHEN (OLD.agreements <> NEW.agreements OR OLD.valid_from <> NEW.valid_from OR OLD.number <> NEW.number)
  EXECUTE FUNCTION refuse_words_of_frozen_plan();
"""
THAWED = """
DROP TRIGGER frozen ON cases_safetymeasure;
DROP TRIGGER frozen ON cases_emergencycontact;
DROP TRIGGER frozen ON cases_safetyplan_children;
DROP TRIGGER frozen ON cases_safetyplan;
DROP FUNCTION refuse_words_of_frozen_plan();
DROP FUNCTION refuse_child_of_frozen_plan();
DROP FUNCTION refuse_part_of_frozen_plan();
DROP FUNCTION refuse_frozen_plan(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0020_goals_mandates_conditions_and_safety_plans"),
        ("audit", "0002_refuse_changes"),
    ]
    operations = [
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
            for table in NEVER_CHANGED
        ),
        migrations.RunSQL(AREAS, NO_AREAS),
        migrations.RunSQL(FROZEN, THAWED),
    ]
