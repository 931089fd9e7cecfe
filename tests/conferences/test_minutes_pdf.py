"""The minutes as a paper: read back, checked for everybody, with whatever people type."""

import io
from pathlib import Path

import outloud
import pdfua
import pytest
from pypdf import PdfReader

from accounts.models import User
from conferences import actions
from conferences.actions.meeting import Presence
from conferences.models import Minutes, Outcome
from conferences.papers import file_name
from tests.conferences.office import fresh, held, invited, item_of, need_of, release, task_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(dohmen: User) -> Minutes:
    conference = held(dohmen)
    need_of(conference, dohmen)
    task_of(conference, dohmen)
    return release(conference, by=dohmen)


def text_of(minutes: Minutes) -> str:
    reader = PdfReader(io.BytesIO(bytes(minutes.file.content)))
    return "\n".join(page.extract_text() for page in reader.pages)


def test_the_paper_says_who_met_what_came_of_it_and_who_does_what(minutes: Minutes) -> None:
    text = text_of(minutes)
    until = Outcome.objects.get(kind="agreement").until
    assert until is not None
    for words in (
        "Stadt Mönchengladbach",
        "Protokoll der Sozialraumkonferenz Mülfort",
        "Heike Dohmen, Praxisberatung",
        "Christa Paulus (Familienzentrum)",
        "Entschuldigt: Rainer Maaßen (Grundschule)",
        "Als Gast: Yusuf Erdem (Stadtteilarbeit)",
        "TOP 1 Sprachmittlung",
        "Bedarf: Ruhige Lernplätze am Nachmittag.",
        "Vereinbarung 1. Liste senden",
        "P. Sander",
        f"{until:%d.%m.%Y}",
        "Verteiler",
        "Sozialraumsitzung Rheydt Ost",
        f"Einwände bitte bis zum {minutes.objections_until:%d.%m.%Y}",
        "Aylin Demir, HOME, Protokoll",
    ):
        assert words in text


def test_the_paper_has_language_title_author_and_tags(minutes: Minutes) -> None:
    reader = PdfReader(io.BytesIO(bytes(minutes.file.content)))
    day = fresh(minutes.conference).day
    assert str(reader.root_object["/Lang"]) == "de"
    assert reader.metadata is not None
    assert reader.metadata.title == f"Protokoll der Sozialraumkonferenz Mülfort am {day:%d.%m.%Y}"
    assert "Praxisberatung" in str(reader.metadata.author)
    assert reader.root_object["/MarkInfo"]["/Marked"] == True  # type: ignore[index]  # noqa: E712 (a PDF boolean)


def test_the_checkers_for_accessible_papers_find_nothing(minutes: Minutes, tmp_path: Path) -> None:
    path = tmp_path / "protokoll.pdf"
    path.write_bytes(bytes(minutes.file.content))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_the_paper_has_no_html_no_emoji_and_no_turned_writing_of_what_was_typed(dohmen: User) -> None:
    conference = invited(dohmen)
    nasty = "<script>alert(1)</script> 🎉 \u202eחיפה & „Ende“"
    item_of(conference, dohmen, title="Freizeit <b>", notes=nasty)
    people = (Presence(name=nasty, institution="A & B", state="present"),)
    actions.record_attendance(conference, by=dohmen, people=people, version=fresh(conference).version)
    actions.hold(conference, by=dohmen)
    text = text_of(release(conference, by=dohmen))
    assert "<script>alert(1)</script>" in text
    assert "A & B" in text
    assert "\u202e" not in text


def test_the_longest_notes_make_a_paper_of_several_pages(dohmen: User) -> None:
    conference = held(dohmen)
    item_of(conference, dohmen, title="Lang", notes=("Wort " * 1_999 + "\n") * 1)
    reader = PdfReader(io.BytesIO(bytes(release(conference, by=dohmen).file.content)))
    assert len(reader.pages) > 2


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Mülfort", "Muelfort"),
        ("Bonnenbroich, Geneicken und Schloss Rheydt", "Bonnenbroich_Geneicken_und_Schloss"),
        ("Straße/../../etc", "Strasse_etc"),
        ("Ŝtrand é", "Strand_e"),
        ("🎉", "Untergruppe"),
    ],
)
def test_file_names_are_plain_and_short(dohmen: User, name: str, place: str) -> None:
    conference = fresh(invited(dohmen))
    conference.subgroup.name = name
    named = file_name(conference, "Protokoll_v1.pdf")
    assert named == f"{conference.day:%Y-%m-%d}_SRK_{place}_Protokoll_v1.pdf"
    assert len(named) < 80
