"""A Vorlage is decided by its decision or by a confirmed ruling, never by hand; conditions come before the seal.

The hints tell `web.store` that the message is meant for people.
"""

from django.db import migrations

BY_DECISION = """
CREATE FUNCTION demand_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_settled boolean;
BEGIN
  IF OLD.state = 'escalated' THEN
    is_settled := NEW.state = 'decided' AND EXISTS (
      SELECT FROM approvals_decision d JOIN approvals_ruling r ON r.decision_id = d.id
      JOIN approvals_rulinganswer a ON a.ruling_id = r.id AND a.agrees WHERE d.submission_id = NEW.id);
  ELSE
    is_settled := EXISTS (SELECT FROM approvals_decision d WHERE d.submission_id = NEW.id
      AND (d.outcome = 'escalated') = (NEW.state = 'escalated'));
  END IF;
  IF NOT is_settled THEN
    RAISE EXCEPTION 'Über diese Vorlage ist noch nicht beschlossen.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_decided_by_its_decision', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_by_decision BEFORE UPDATE OF state ON approvals_submission
  FOR EACH ROW WHEN (NEW.state <> OLD.state AND (NEW.state IN ('decided', 'escalated') OR OLD.state = 'escalated'))
  EXECUTE FUNCTION demand_decision();
"""
BY_DECISION_BACK = "DROP TRIGGER decided_by_decision ON approvals_submission; DROP FUNCTION demand_decision();"

RULING = """
CREATE FUNCTION refuse_ruling_out_of_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM approvals_decision d JOIN approvals_submission s ON s.id = d.submission_id
                 WHERE d.id = NEW.decision_id AND s.state = 'escalated') THEN
    RAISE EXCEPTION 'Diese Vorlage liegt nicht bei der Abteilungsleitung.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ruling_about_what_was_passed_on', HINT = 'tell the person';
  END IF;
  IF EXISTS (SELECT FROM approvals_ruling r LEFT JOIN approvals_rulinganswer a ON a.ruling_id = r.id
             WHERE r.decision_id = NEW.decision_id AND (a.id IS NULL OR a.agrees)) THEN
    RAISE EXCEPTION 'Ein Entscheid ist schon eingetragen und wartet auf die Bestätigung.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ruling_one_at_a_time', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_turn BEFORE INSERT ON approvals_ruling FOR EACH ROW EXECUTE FUNCTION refuse_ruling_out_of_turn();
"""
RULING_BACK = "DROP TRIGGER in_turn ON approvals_ruling; DROP FUNCTION refuse_ruling_out_of_turn();"

CONDITION = """
CREATE FUNCTION refuse_condition_after_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM approvals_seal s JOIN approvals_decision d ON d.id = s.decision_id
             WHERE d.id = NEW.decision_id AND d.outcome <> 'escalated')
     OR EXISTS (SELECT FROM approvals_seal s JOIN approvals_ruling r ON r.id = s.ruling_id
                WHERE r.decision_id = NEW.decision_id) THEN
    RAISE EXCEPTION 'Der Beschluss ist besiegelt; eine weitere Auflage braucht einen neuen Beschluss.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'condition_before_the_seal', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER before_the_seal BEFORE INSERT ON approvals_decisioncondition
  FOR EACH ROW EXECUTE FUNCTION refuse_condition_after_seal();
"""
CONDITION_BACK = """
DROP TRIGGER before_the_seal ON approvals_decisioncondition; DROP FUNCTION refuse_condition_after_seal();
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0011_a_ruling_settles_what_was_passed_on")]
    operations = [
        migrations.RunSQL(BY_DECISION, BY_DECISION_BACK),
        migrations.RunSQL(RULING, RULING_BACK),
        migrations.RunSQL(CONDITION, CONDITION_BACK),
    ]
