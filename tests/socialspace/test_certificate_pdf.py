"""Certificates: read back, checked for everybody, made once, and for nobody else's eyes."""

import io
from pathlib import Path

import outloud
import pdfua
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pypdf import PdfReader

from accounts.models import User
from socialspace import actions
from socialspace.models import TrainingAttendance
from tests.office import in_days
from tests.socialspace.training_office import attendance_of, fresh, held
from web.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(brandt: User) -> StoredFile:
    training = held("brandt", days=-3)
    return actions.certificate_of(attendance_of(training, "brandt"), by=brandt)


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")


def test_it_says_who_what_when_how_long_where_and_from_whom(paper: StoredFile) -> None:
    text = _text(bytes(paper.content))
    day = in_days(-3)
    for words in (
        "Stadt Mönchengladbach",
        "Teilnahmebescheinigung",
        "Jana Brandt",
        "ASD",
        "Kollegiale Fallberatung",
        "Lüttringhaus",
        str(day.year),
        "7,5 Stunden",
        "Rathaus Rheydt, Raum 212",
        "K. Wolters",
        "befähigt, eine Kollegiale Beratung zu moderieren",
        f"Stand {in_days(0):%d.%m.%Y}",
        "Praxisberatung",
    ):
        assert words in text, words


def test_it_is_one_page_with_language_title_and_tags(paper: StoredFile) -> None:
    reader = PdfReader(io.BytesIO(bytes(paper.content)))
    assert len(reader.pages) == 1
    assert str(reader.root_object["/Lang"]) == "de"
    assert reader.metadata is not None
    assert "Teilnahmebescheinigung" in str(reader.metadata.title)
    assert "Brandt" not in str(reader.metadata.title)
    assert reader.root_object["/MarkInfo"]["/Marked"] == True  # type: ignore[index]  # noqa: E712 (a PDF boolean)


def test_the_checkers_for_accessible_papers_find_nothing(paper: StoredFile, tmp_path: Path) -> None:
    path = tmp_path / "bescheinigung.pdf"
    path.write_bytes(bytes(paper.content))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_its_name_says_no_person(paper: StoredFile) -> None:
    day = in_days(-3)
    assert paper.name == f"{day:%Y-%m-%d}_Fortbildung_Luettringhaus_Kollegiale_Fallberatung_Bescheinigung.pdf"
    assert len(paper.name) < 90


def test_it_is_made_once_and_stays_whatever_changes(brandt: User, dohmen: User) -> None:
    attendance = attendance_of(held("brandt"), "brandt")
    first = actions.certificate_of(attendance, by=brandt)
    brandt.last_name = "Brandt-Sommer"
    brandt.save(update_fields=["last_name"])
    again = actions.certificate_of(TrainingAttendance.objects.get(pk=attendance.pk), by=dohmen)
    assert (again.pk, again.sha256) == (first.pk, first.sha256)
    assert StoredFile.objects.count() == 1


def test_only_who_took_part_gets_one(aksoy: User) -> None:
    training = held("brandt", missed=("aksoy",))
    with pytest.raises(ValidationError, match="nur für eine Teilnahme"):
        actions.certificate_of(attendance_of(training, "aksoy"), by=aksoy)


def test_nobody_gets_somebody_elses(vossen: User, aksoy: User) -> None:
    attendance = attendance_of(held("brandt", "aksoy"), "brandt")
    for person in (vossen, aksoy):
        with pytest.raises(PermissionDenied):
            actions.certificate_of(attendance, by=person)


def test_all_of_a_training_are_printed_from_one_file(dohmen: User, brandt: User) -> None:
    training = held("brandt", "demir", missed=("aksoy",))
    merged = actions.all_certificates(fresh(training), by=dohmen)
    assert len(PdfReader(io.BytesIO(merged)).pages) == 2
    assert "Jana Brandt" in _text(merged)
    assert "Aylin Demir" in _text(merged)
    assert TrainingAttendance.objects.filter(certificate__isnull=False).count() == 2
    with pytest.raises(PermissionDenied):
        actions.all_certificates(fresh(training), by=brandt)
