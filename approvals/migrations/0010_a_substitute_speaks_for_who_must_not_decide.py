"""A voice of somebody who must not decide is replaced by the voice of who takes the seat; else one corrects one's own."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_voice_out_of_turn() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF (before.submission_id, before.version, before.seat) <> (NEW.submission_id, NEW.version, NEW.seat)
       OR (before.user_id <> NEW.user_id {unless}) THEN
      RAISE EXCEPTION 'Berichtigen lässt sich nur die eigene Stimme.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'voice_corrects_its_own', HINT = 'tell the person';
    END IF;
  END IF;
  RETURN NEW;
END $$;
"""
UNLESS_RECUSED = """
AND NOT EXISTS (
         SELECT FROM approvals_recusal r JOIN approvals_submission s ON s.case_id = r.case_id
         WHERE s.id = NEW.submission_id AND r.user_id = before.user_id AND r.ended_at IS NULL)
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0009_what_a_meeting_put_on_paper_stays")]
    operations = [migrations.RunSQL(FUNCTION.format(unless=UNLESS_RECUSED), FUNCTION.format(unless=""))]
