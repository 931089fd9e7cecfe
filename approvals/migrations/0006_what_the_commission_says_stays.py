"""What the commission said stays: no row is changed or deleted, no voice comes late, what was decided is not touched.

The hints tell `web.store` that the message is meant for people.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
FREE_AGAIN = "DROP TRIGGER append_only ON {table}; DROP TRIGGER no_truncate ON {table};"
REVOKE = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM app_rw;"
GRANT = "GRANT UPDATE, DELETE ON {table} TO app_rw;"

NEW = (
    *("approvals_ruling", "approvals_rulinganswer", "approvals_urgentdecision", "approvals_urgentanswer"),
    *("approvals_decisioncondition", "approvals_conditionfulfilment", "approvals_seal", "approvals_decisionpaper"),
)
ALL = ("approvals_voice", "approvals_decision", *NEW)

VOICE = """
CREATE FUNCTION refuse_voice_out_of_turn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before approvals_voice%ROWTYPE;
BEGIN
  IF NOT EXISTS (SELECT FROM approvals_submission WHERE id = NEW.submission_id AND state = 'frozen') THEN
    RAISE EXCEPTION 'Stimmen werden abgegeben, solange über die Vorlage beraten wird.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voice_while_heard', HINT = 'tell the person';
  END IF;
  IF NEW.version <> (SELECT version FROM approvals_submission WHERE id = NEW.submission_id) THEN
    RAISE EXCEPTION 'Die Vorlage wurde inzwischen neu festgeschrieben. Lesen Sie sie noch einmal und stimmen Sie dann ab.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voice_about_what_is_frozen', HINT = 'tell the person';
  END IF;
  IF NEW.supersedes_id IS NOT NULL THEN
    SELECT * INTO before FROM approvals_voice WHERE id = NEW.supersedes_id;
    IF (before.submission_id, before.version, before.seat, before.user_id)
       <> (NEW.submission_id, NEW.version, NEW.seat, NEW.user_id) THEN
      RAISE EXCEPTION 'Berichtigen lässt sich nur die eigene Stimme.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'voice_corrects_its_own', HINT = 'tell the person';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_turn BEFORE INSERT ON approvals_voice FOR EACH ROW EXECUTE FUNCTION refuse_voice_out_of_turn();
"""
VOICE_BACK = "DROP TRIGGER in_turn ON approvals_voice; DROP FUNCTION refuse_voice_out_of_turn();"

FROZEN = """
CREATE FUNCTION refuse_change_of_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE place text[] := ARRAY['state', 'meeting_id', 'position', 'agenda_minutes'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'decided' THEN
    RAISE EXCEPTION 'Über diese Vorlage ist beschlossen; sie wird nicht mehr geändert.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_decided_stays', HINT = 'tell the person';
  END IF;
  -- off the agenda it is thawed; otherwise only its place on an agenda moves
  IF NEW.state <> 'submitted' AND to_jsonb(NEW) - place IS DISTINCT FROM to_jsonb(OLD) - place THEN
    RAISE EXCEPTION 'Die Vorlage ist festgeschrieben und wird nicht mehr geändert.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_frozen_stays', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_stays BEFORE UPDATE OR DELETE ON approvals_submission
  FOR EACH ROW WHEN (OLD.state IN ('frozen', 'escalated', 'decided')) EXECUTE FUNCTION refuse_change_of_frozen();
"""
FROZEN_BACK = "DROP TRIGGER decided_stays ON approvals_submission; DROP FUNCTION refuse_change_of_frozen();"

CONDITIONS = """
CREATE FUNCTION demand_conditions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM approvals_decisioncondition WHERE decision_id = NEW.id) THEN
    RAISE EXCEPTION 'Nennen Sie mindestens eine Auflage: wer, was, bis wann.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'changed_with_conditions', HINT = 'tell the person';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER changed_with_conditions AFTER INSERT ON approvals_decision DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.outcome = 'changed') EXECUTE FUNCTION demand_conditions();
"""
CONDITIONS_BACK = "DROP TRIGGER changed_with_conditions ON approvals_decision; DROP FUNCTION demand_conditions();"

TWO_NAMES = """
CREATE FUNCTION refuse_own_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE first bigint;
BEGIN
  IF TG_TABLE_NAME = 'approvals_rulinganswer' THEN
    SELECT entered_by_id INTO first FROM approvals_ruling WHERE id = NEW.ruling_id;
  ELSE
    SELECT by_id INTO first FROM approvals_urgentdecision WHERE id = NEW.urgent_id;
  END IF;
  IF first = NEW.by_id AND NEW.agrees THEN
    RAISE EXCEPTION 'Hier braucht es zwei Namen: Bestätigen kann nur jemand anderes.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'answered_by_another', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER by_another BEFORE INSERT ON approvals_rulinganswer FOR EACH ROW EXECUTE FUNCTION refuse_own_answer();
CREATE TRIGGER by_another BEFORE INSERT ON approvals_urgentanswer FOR EACH ROW EXECUTE FUNCTION refuse_own_answer();
"""
TWO_NAMES_BACK = """
DROP TRIGGER by_another ON approvals_rulinganswer;
DROP TRIGGER by_another ON approvals_urgentanswer;
DROP FUNCTION refuse_own_answer();
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0005_the_commission_as_a_body"), ("audit", "0002_refuse_changes")]
    operations = [
        *(migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table)) for table in NEW),
        *(migrations.RunSQL(REVOKE.format(table=table), GRANT.format(table=table)) for table in ALL),
        migrations.RunSQL(VOICE, VOICE_BACK),
        migrations.RunSQL(FROZEN, FROZEN_BACK),
        migrations.RunSQL(CONDITIONS, CONDITIONS_BACK),
        migrations.RunSQL(TWO_NAMES, TWO_NAMES_BACK),
    ]
