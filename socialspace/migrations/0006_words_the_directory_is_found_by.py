"""Every word of the directory in its folded spelling, kept right by triggers, and versions for contact persons."""

import django.db.models.deletion
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models

# Umlauts, ß, ae/oe/ue and ph are typed in many ways; all of them become one.
FUNCTIONS = r"""
CREATE FUNCTION fold_de(t text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT replace(replace(replace(replace(public.sort_de(t), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'ph', 'f')
$$;

CREATE FUNCTION words_of(t text) RETURNS SETOF text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT left(word, 60) FROM regexp_split_to_table(
    translate(t, E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~„“”‚‘’»«–—…·§€\t\r\n' || chr(160), repeat(' ', 52)), ' +'
  ) AS word WHERE word <> ''
$$;

-- Arguments of the trigger: the column of the mention that names this row, then pairs of part and column.
CREATE FUNCTION remember_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  source jsonb := to_jsonb(NEW);
  parts integer[] := '{}';
  texts text[] := '{}';
BEGIN
  FOR i IN 1 .. TG_NARGS - 1 BY 2 LOOP
    parts := parts || TG_ARGV[i]::integer;
    texts := texts || (source ->> TG_ARGV[i + 1]);
  END LOOP;
  -- In the order of the words, so that two who write the same new words wait for each other and never in a circle.
  INSERT INTO socialspace_searchword (text)
    SELECT DISTINCT left(fold_de(word), 60) AS folded
    FROM unnest(texts) AS t, words_of(t) AS word WHERE left(fold_de(word), 60) <> '' ORDER BY folded
    ON CONFLICT (text) DO NOTHING;
  EXECUTE format('DELETE FROM socialspace_mention WHERE %I = $1', TG_ARGV[0]) USING NEW.id;
  EXECUTE format($insert$
    INSERT INTO socialspace_mention (word_id, part, written, %I)
    SELECT v.id, p.part, min(word), $1
    FROM unnest($2, $3) AS p(part, t), words_of(p.t) AS word
    JOIN socialspace_searchword v ON v.text = left(fold_de(word), 60)
    GROUP BY v.id, p.part
  $insert$, TG_ARGV[0]) USING NEW.id, parts, texts;
  RETURN NULL;
END $$;
"""

FORGET_FUNCTIONS = "DROP FUNCTION remember_words(); DROP FUNCTION words_of(text); DROP FUNCTION fold_de(text);"

# table: column of the mention, and the part every column is
SOURCES = {
    "offer": ("offer_id", {"title": 1, "good_for": 4, "audience": 5, "times": 9}),
    "organisation": ("organisation_id", {"name": 6, "street": 10}),
    "topic": ("topic_id", {"name": 2, "also": 3}),
    "language": ("language_id", {"name": 7}),
    "quarter": ("quarter_id", {"name": 8}),
}


def _triggers() -> list[migrations.RunSQL]:
    made = []
    for table, (owner, columns) in SOURCES.items():
        arguments = ", ".join(f"'{part}', '{column}'" for column, part in columns.items())
        first = next(iter(columns))
        made.append(
            migrations.RunSQL(
                f"CREATE TRIGGER {table}_words AFTER INSERT OR UPDATE OF {', '.join(columns)} ON socialspace_{table} "  # noqa: S608
                f"FOR EACH ROW EXECUTE FUNCTION remember_words('{owner}', {arguments});"
                f"UPDATE socialspace_{table} SET {first} = {first};"  # what is there already
                "SET CONSTRAINTS ALL IMMEDIATE;",
                f"DROP TRIGGER {table}_words ON socialspace_{table}",
            )
        )
    return made


def _owner(model: str, label: str) -> models.ForeignKey:
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.CASCADE,
        related_name="+",
        to=f"socialspace.{model}",
        verbose_name=label,
    )


PARTS = [
    (1, "Titel"),
    (2, "Thema"),
    (3, "auch gesucht als"),
    (4, "gut für"),
    (5, "für wen"),
    (6, "Einrichtung"),
    (7, "Sprache"),
    (8, "Quartier"),
    (9, "Zeiten"),
    (10, "Anschrift"),
]


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0005_one_key_for_every_spelling_of_a_street")]
    operations = [
        CreateExtension("fuzzystrmatch"),
        migrations.AddField("contactperson", "version", models.PositiveIntegerField(default=1, verbose_name="Fassung")),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=60, unique=True, verbose_name="Wort")),
            ],
            options={"verbose_name": "Suchwort", "verbose_name_plural": "Suchwörter"},
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.PositiveSmallIntegerField(choices=PARTS, verbose_name="Stelle")),
                ("written", models.CharField(max_length=60, verbose_name="wie geschrieben")),
                (
                    "word",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="socialspace.searchword",
                        verbose_name="Wort",
                    ),
                ),
                ("offer", _owner("offer", "Angebot")),
                ("organisation", _owner("organisation", "Einrichtung")),
                ("topic", _owner("topic", "Thema")),
                ("language", _owner("language", "Sprache")),
                ("quarter", _owner("quarter", "Quartier")),
            ],
            options={"verbose_name": "Fundstelle", "verbose_name_plural": "Fundstellen"},
        ),
        migrations.RunSQL(FUNCTIONS, FORGET_FUNCTIONS),
        *_triggers(),
    ]
