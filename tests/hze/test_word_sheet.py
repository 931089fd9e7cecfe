"""One sheet is what all providers read; nobody recognises the family by it."""

from datetime import date
from typing import Any

import pytest

from accounts.models import User
from hze import actions, rules
from hze.models import Competence, HelpEpisode, RequestSheet
from socialspace.models import Language
from tests.hze.helps_office import a_help
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def _word(help_: HelpEpisode, by: User, **changes: Any) -> RequestSheet:
    words: dict[str, Any] = {"need": "Der Morgen gelingt nicht.", "goals": "Pünktlich in der Schule."}
    return actions.word_sheet(help_, by=by, version=1, **(words | changes))


def test_a_request_says_need_goals_kind_scope_time_age_group_and_social_space(brandt: User) -> None:
    help_ = a_help(begins_on=date(2099, 1, 4), ends_on=date(2099, 6, 30), minutes_per_week=270)
    turkish, training = Language.objects.get(name="Türkisch"), Competence.objects.get(name="Video-Home-Training")
    with records("requests.worded", by=brandt):
        sheet = _word(
            help_, brandt, language=turkish, competences=[training], place="zu Hause", exclusions="keine Hunde"
        )
    found = HelpEpisode.objects.for_list().get()
    assert rules.request_text(found.case, found, sheet) == (
        "Hilfe: Sozialpädagogische Familienhilfe (§ 31 SGB\N{NO-BREAK SPACE}VIII)\n"
        "Umfang: 4,5 Fachleistungsstunden je Woche\n"
        "Zeitraum: 04.01.2099 bis 30.06.2099\n"
        "Altersgruppe: 6 bis 9 Jahre\n"
        "Sozialraum: Rheydt Ost\n"
        "Bedarf: Der Morgen gelingt nicht.\n"
        "Ziele: Pünktlich in der Schule.\n"
        "Gewünschter Beginn: 04.01.2099\n"
        "Sprache: Türkisch\n"
        "Gebraucht werden: Video-Home-Training\n"
        "Ort: zu Hause\n"
        "Was nicht passt: keine Hunde\n"
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("need", "Milan braucht morgens Hilfe."),
        ("goals", "Frau Sommerfeld schafft den Morgen."),
        ("place", "Giesenkirchener Straße 12"),
        ("times", "Seit dem 03.04.2026 jeden Morgen"),
        ("exclusions", "nicht in Mülfort"),
    ],
)
def test_what_gives_the_family_away_is_refused_with_how_it_could_be_said(brandt: User, field: str, text: str) -> None:
    help_ = a_help()
    with refused("Daran ist die Familie zu erkennen. So ginge es:"):
        _word(help_, brandt, **{field: text})
    assert text not in str(RequestSheet.objects.values_list(field, flat=True))


def test_two_who_write_at_once_lose_nothing(brandt: User, felten: User) -> None:
    help_ = a_help()
    _word(help_, brandt)
    with refused("Inzwischen hat jemand das Blatt geändert."):
        _word(help_, felten, need="Anders.")


def test_only_who_answers_for_the_case_writes_it(aksoy: User, neumann: User, kemper: User) -> None:
    help_ = a_help(begins_on=in_days(1))
    for colleague in (aksoy, neumann, kemper):
        with forbidden():
            _word(help_, colleague)
