"""A case is not closed while its Vorlage stands on an agenda: it is taken off first, or decided.

`cases` knows no Vorlage, so the rule stands here. The hint tells `web.store` that the message is meant for people.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION refuse_closing_over_vorlage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM approvals_submission WHERE case_id = NEW.id AND state IN ('submitted', 'frozen')) THEN
    RAISE EXCEPTION 'Eine Vorlage steht auf der Tagesordnung der Kommission. Nehmen Sie sie zuerst herunter oder warten Sie den Beschluss ab.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_closed_without_vorlage', HINT = 'tell the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closed_without_vorlage BEFORE UPDATE OF stage ON cases_case
  FOR EACH ROW WHEN (NEW.stage = 'closed' AND OLD.stage <> 'closed') EXECUTE FUNCTION refuse_closing_over_vorlage();
"""
FREE_AGAIN = "DROP TRIGGER closed_without_vorlage ON cases_case; DROP FUNCTION refuse_closing_over_vorlage();"


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0002_voices_and_decisions_are_never_changed"),
        ("cases", "0008_handovers_closings_and_helpers"),
    ]
    operations = [migrations.RunSQL(GUARD, FREE_AGAIN)]
