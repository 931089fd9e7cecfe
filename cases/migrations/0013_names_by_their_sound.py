"""Every word of a person's name in the spellings it may sound like, kept right by triggers."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

FUNCTIONS = r"""
-- Lower case without any accent, those the sort key does not know (Vietnamese ones) among them.
CREATE FUNCTION bare_name(t text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT lower(regexp_replace(normalize(public.sort_de(t), NFD), '[\u0300-\u036f\u02bb-\u02bf]', '', 'g') COLLATE "C")
$$;

-- The same, ae/oe/ue as a/o/u: the same for 'Müller', 'Mueller' and 'Muller'.
CREATE FUNCTION plain_name(t text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT left(public.fold_de(public.bare_name(t)), 60)
$$;

-- What a word sounds like when read as German ('de'), Polish ('pl'), Turkish, English or French ('tr'), or Arabic ('ar'):
-- one spelling for all that German ears take for the same. The rules are applied from the first to the last; only what needs a look
-- around is a pattern, because the server remembers few patterns.
CREATE FUNCTION fold_name(t text, reading text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE plpgsql AS $$
DECLARE
  word text := translate(normalize(t, NFC), 'ŞŚŠșȘÇČĆÄÆÖØŒÜĄĘÓŻŹŽŘ', 'şśšşşçčćäæöøœüąęóżźžř');
  rule text[];
BEGIN
  FOREACH rule SLICE 1 IN ARRAY ARRAY[
    ['ş', 'sch'], ['ś', 'sch'], ['š', 'sch'], ['ç', 'tsch'], ['č', 'tsch'], ['ć', 'tsch'], ['ä', 'ae'], ['æ', 'ae'],
    ['ö', 'oe'], ['ø', 'oe'], ['œ', 'oe'], ['ü', 'ue'], ['ą', 'on'], ['ę', 'en'], ['ó', 'u'], ['ř', 'rz']
  ] LOOP
    word := replace(word, rule[1], rule[2]);
  END LOOP;
  word := public.bare_name(word);
  IF reading = 'pl' THEN
    word := replace(word, 'rz', 's');
  ELSIF reading = 'tr' THEN
    word := regexp_replace(word, '(?<![cst])c(?![kq])h?|(?<!d)j', 's', 'g');
  ELSIF reading = 'ar' THEN
    word := replace(replace(word, 'kh', 'h'), 'ch', 'h');
  END IF;
  FOREACH rule SLICE 1 IN ARRAY ARRAY[
    ['ae', 'e'], ['oe', 'e'], ['(?<![aeoq])ue', 'i'],
    ['dsch', 's'], ['dzh', 's'], ['dsh', 's'], ['tsch', 's'], ['tch', 's'], ['dj', 's'], ['cz', 's'],
    ['sch', 's'], ['sh', 's'], ['zh', 's'], ['sz', 's'], ['chs', 'ks'], ['x', 'ks'],
    ['ck', 'k'], ['cqu', 'k'], ['qu', 'k'], ['q', 'k'], ['kh', 'k'], ['ch', 'k'], ['c(?=[eiy])', 's'], ['c', 'k'],
    ['ph', 'f'], ['v', 'f'], ['w', 'f'], ['tz', 's'], ['ts', 's'], ['ds', 's'], ['z', 's'],
    ['([bdgtr])h', '\1'], ['dt', 't'], ['y', 'i'], ['j', 'i'], ['ei', 'ai'], ['eu', 'ui'], ['oi', 'ui'], ['ie', 'i'],
    ['(?<=[aeiou])h(?![aeiou])', ''], ['o', 'u'], ['n(?=[bp])', 'm'], ['(.)\1+', '\1']
  ] LOOP
    IF strpos(rule[1], '(') > 0 THEN
      word := regexp_replace(word, rule[1], rule[2], 'g');
    ELSE
      word := replace(word, rule[1], rule[2]);
    END IF;
  END LOOP;
  RETURN left(left(word, -1) || translate(right(word, 1), 'dgb', 'tkp'), 60);
END $$;

CREATE FUNCTION name_folds(t text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT array_agg(DISTINCT public.fold_name(t, reading)) FROM unnest(ARRAY['de', 'pl', 'tr', 'ar']) AS reading
$$;

-- The consonants of a folded word, soft and hard ones alike, and whether it begins with a vowel (after Hans Postel's
-- Kölner Phonetik): 'fagner' and 'fakner' are both 'fknr'.
CREATE FUNCTION sound_of(fold text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT CASE WHEN strpos('aeiou', left(fold, 1)) > 0 THEN 'a' ELSE '' END || translate(fold, 'bdgmaeiouh', 'ptkn')
$$;

-- What leads to a word: its spelling and its folds, each also with one letter less, its consonants, and its beginnings
-- of so many letters. A stored word has all its beginnings, a typed one is the beginning itself.
CREATE FUNCTION name_keys(t text, sizes integer[]) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  WITH plain AS MATERIALIZED (SELECT public.plain_name(t) AS word),
  fold AS MATERIALIZED (SELECT unnest(public.name_folds(t)) AS word),
  spelling AS (SELECT word FROM plain UNION SELECT word FROM fold)
  SELECT array_agg(key) FROM (
    SELECT word AS key FROM spelling
    UNION SELECT overlay(word PLACING '' FROM place FOR 1)
      FROM spelling, generate_series(1, length(word)) AS place WHERE length(word) >= 4
    UNION SELECT '.' || public.sound_of(word) FROM fold WHERE length(public.sound_of(word)) >= 2
    UNION SELECT '^' || left(word, size) FROM plain, unnest(sizes) AS size
    UNION SELECT '~' || left(word, size) FROM fold, unnest(sizes) AS size WHERE length(word) >= 3 AND size >= 3
  ) AS found
$$;

CREATE FUNCTION stored_name_keys(t text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT public.name_keys(t, ARRAY[2, 3, 4, 5, 6, 7, 8])
$$;

CREATE FUNCTION typed_name_keys(t text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT public.name_keys(t, ARRAY[8])
$$;

-- The words of one part of a name, and each two neighbours as one: 'El Masri' is also found as 'Elmasri'.
CREATE FUNCTION words_of_name(t text) RETURNS SETOF text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  WITH alone AS (SELECT word, place FROM public.words_of(t) WITH ORDINALITY AS w(word, place))
  SELECT left(word, 60) FROM alone
  UNION SELECT left(a.word || b.word, 60) FROM alone a JOIN alone b ON b.place = a.place + 1
$$;

-- By the indexes, also when thousands of names are written before the server has counted any.
CREATE FUNCTION remember_names() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.first_name, NEW.last_name, NEW.other_names)
      = (OLD.first_name, OLD.last_name, OLD.other_names) THEN
    RETURN NULL;
  END IF;
  -- In the order of the words, so that two who write the same new words wait for each other and never in a circle.
  INSERT INTO cases_nameword (written)
    SELECT DISTINCT word FROM unnest(ARRAY[NEW.first_name, NEW.last_name, NEW.other_names]) AS name,
      words_of_name(name) AS word
    WHERE NOT EXISTS (SELECT FROM cases_nameword WHERE written = word) ORDER BY word
    ON CONFLICT (written) DO NOTHING;
  DELETE FROM cases_nameof WHERE person_id = NEW.id;
  INSERT INTO cases_nameof (word_id, person_id, part)
    SELECT DISTINCT w.id, NEW.id, n.part
    FROM unnest(ARRAY[NEW.first_name, NEW.last_name, NEW.other_names]) WITH ORDINALITY AS n(name, part),
      words_of_name(n.name) AS word JOIN cases_nameword w ON w.written = word;
  RETURN NULL;
END $$;
"""

FORGET_FUNCTIONS = """
DROP FUNCTION remember_names();
DROP FUNCTION words_of_name(text);
DROP FUNCTION typed_name_keys(text);
DROP FUNCTION stored_name_keys(text);
DROP FUNCTION name_keys(text, integer[]);
DROP FUNCTION sound_of(text);
DROP FUNCTION name_folds(text);
DROP FUNCTION fold_name(text, text);
DROP FUNCTION plain_name(text);
DROP FUNCTION bare_name(text);
"""

TRIGGER = """
CREATE TRIGGER person_names AFTER INSERT OR UPDATE OF first_name, last_name, other_names ON cases_person
  FOR EACH ROW EXECUTE FUNCTION remember_names();
-- Those who are there already.
INSERT INTO cases_nameword (written)
  SELECT DISTINCT word FROM cases_person p, unnest(ARRAY[p.first_name, p.last_name, p.other_names]) AS name,
    words_of_name(name) AS word;
INSERT INTO cases_nameof (word_id, person_id, part)
  SELECT DISTINCT w.id, p.id, n.part
  FROM cases_person p, unnest(ARRAY[p.first_name, p.last_name, p.other_names]) WITH ORDINALITY AS n(name, part),
    words_of_name(n.name) AS word JOIN cases_nameword w ON w.written = word;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def _texts(function: str) -> models.GeneratedField:
    return models.GeneratedField(
        db_persist=True,
        expression=models.Func("written", function=function),
        output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_notes_are_written_and_never_changed"),
        ("socialspace", "0012_languages_colleagues_speak"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, FORGET_FUNCTIONS),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("written", models.CharField(max_length=60, unique=True, verbose_name="Wort")),
                (
                    "plain",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func("written", function="plain_name"),
                        output_field=models.TextField(),
                    ),
                ),
                ("folds", _texts("name_folds")),
                ("keys", _texts("stored_name_keys")),
            ],
            options={
                "verbose_name": "Namenswort",
                "verbose_name_plural": "Namenswörter",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="name_word_by_key"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["plain"], name="name_word_by_part", opclasses=["gin_trgm_ops"]
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameOf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Vorname"), (2, "Nachname"), (3, "anderer Name")], verbose_name="Stelle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.person",
                        verbose_name="Person",
                    ),
                ),
                (
                    "word",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.nameword",
                        verbose_name="Wort",
                    ),
                ),
            ],
            options={"verbose_name": "Wort eines Namens", "verbose_name_plural": "Wörter eines Namens"},
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER person_names ON cases_person"),
    ]
