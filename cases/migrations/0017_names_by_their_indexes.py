"""The words near a typed one are looked up in the indexes, whatever the server thinks of the size of the table."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

# Without counts the server would hold every word against every key; one look into the index is a hundred times faster.
NAMES_LIKE = r"""
CREATE FUNCTION names_like(typed text) RETURNS TABLE (id bigint, plain text, folds text[])
  STABLE STRICT ROWS 50 LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  asked text := public.plain_name(typed);
  keys_asked text[] := public.typed_name_keys(typed);
BEGIN
  RETURN QUERY SELECT w.id, w.plain, w.folds FROM public.cases_nameword w WHERE w.keys && keys_asked
    OR length(asked) >= 3 AND w.plain LIKE '%' || asked || '%';
END $$;
"""

REMEMBER_NAMES = r"""
-- Word by word, so that each is one look into an index, however many there are; in their order, so that two who write the
-- same new words wait for each other and never in a circle.
CREATE OR REPLACE FUNCTION remember_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands record;
  known bigint;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.first_name, NEW.last_name, NEW.other_names) = (OLD.first_name, OLD.last_name, OLD.other_names) THEN
      RETURN NULL;
    END IF;
    DELETE FROM cases_nameof WHERE person_id = NEW.id;
  END IF;
  FOR stands IN
    SELECT word, n.part FROM unnest(ARRAY[NEW.first_name, NEW.last_name, NEW.other_names]) WITH ORDINALITY AS n(name, part),
      words_of_name(n.name) AS word ORDER BY word
  LOOP
    SELECT id INTO known FROM cases_nameword WHERE written = stands.word;
    IF NOT FOUND THEN
      INSERT INTO cases_nameword (written) VALUES (stands.word) ON CONFLICT (written) DO NOTHING;
      SELECT id INTO known FROM cases_nameword WHERE written = stands.word;
    END IF;
    INSERT INTO cases_nameof (word_id, person_id, part) VALUES (known, NEW.id, stands.part);
  END LOOP;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_notes_reports_documents_by_their_words")]
    operations = [
        migrations.RemoveIndex("nameword", "name_word_by_key"),
        migrations.RemoveIndex("nameword", "name_word_by_part"),
        migrations.AddIndex("nameword", GinIndex(fields=["keys"], name="name_word_by_key", fastupdate=False)),
        migrations.AddIndex(
            "nameword",
            GinIndex(fields=["plain"], name="name_word_by_part", opclasses=["gin_trgm_ops"], fastupdate=False),
        ),
        migrations.RunSQL(NAMES_LIKE, "DROP FUNCTION names_like(text)"),
        migrations.RunSQL(REMEMBER_NAMES, migrations.RunSQL.noop),
    ]
