"""The card on paper: for the family in plain words, for the file on one page; read back from the PDF."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from accounts.models import User
from cases import actions, resource_papers
from cases.lifecycle import Area
from cases.models import Case, FamilyResource, Person, ResourceCheck
from tests.house.crawl import client_of
from tests.office import a_case, a_classified_case, a_ready_check, a_resource, a_running_check, in_days, topic

pytestmark = pytest.mark.django_db


def _read(content: bytes) -> tuple[str, PdfReader]:
    reader = PdfReader(io.BytesIO(content))
    text = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", text), reader


def _of(check: ResourceCheck) -> Case:
    return Case.objects.for_file().get(pk=check.case_id)


def _family_paper(check: ResourceCheck, *, with_child: bool = True) -> str:
    return _read(resource_papers.family_pdf(_of(check), check, with_child=with_child))[0]


def _every_state(check: ResourceCheck) -> None:
    words = {
        "used": ("Die Tante wohnt im Haus", "social"),
        "usable": ("Filip malt gern", "personal"),
        "declined": ("Der Jugendtreff", "infrastructure"),
        "missing": ("Jemand, der morgens fährt", "material"),
        "full": ("Das Elterncafé", "infrastructure"),
    }
    for state, (wording, kind) in words.items():
        says = "Da waren wir schon." if state == "declined" else ""
        a_resource(check, state=state, wording=wording, kind=kind, topic=topic(), family_says=says)


def test_the_family_reads_in_plain_words_what_it_has_and_what_it_does_not_want() -> None:
    check = a_running_check()
    _every_state(check)
    text = _family_paper(check)
    for words in (
        "Was Sie selbst können Das haben Sie",
        "Das nutzen Sie",
        "Das möchten Sie nicht",
        "Das fehlt noch",
        "kein Platz frei",
        "Sie sagen: „Da waren wir schon.“",
        "Ich will, dass morgens jemand da ist.",
    ):
        assert words in text, words


def test_nothing_on_it_is_an_assessment_of_the_office(brandt: User, aksoy: User) -> None:
    case = a_classified_case()
    danger = {"second": aksoy, "next_review_on": in_days(14)}
    reasons = "Zwei blaue Flecken am Arm."
    actions.classify(case, by=brandt, area=Area.DANGER, reasons=reasons, **danger)  # type: ignore[arg-type]
    text = _family_paper(ResourceCheck.objects.get(case=case))
    for words in (reasons, "Gefährdung", "Einordnung", "Thema", "Ebene", "ohne Frühstück", case.file_number):
        assert words not in text, words


def test_the_words_of_the_child_can_stay_in_the_file(brandt: User) -> None:
    check = a_ready_check()
    assert "jemand da ist" not in _family_paper(check, with_child=False)
    page = client_of("brandt").get(f"/faelle/{check.case.key}/ressourcencheck/fuer-die-familie.pdf?ohne=kind")
    assert "jemand da ist" not in _read(page.content)[0]


def test_only_what_the_child_said_stands_there_as_its_words(brandt: User) -> None:
    check = a_ready_check()
    mother = Person.objects.get(family=check.case.family_id, role=Person.Role.MOTHER)
    said = {"kind": "wish", "quote": "Ich hätte gern Ruhe.", "said_on": in_days(0)}
    actions.record_statement(check.case, by=brandt, person=mother, **said)  # type: ignore[arg-type]
    assert "Ich hätte gern Ruhe." not in _family_paper(check)


def test_it_is_a_paper_for_everybody() -> None:
    check = a_ready_check()
    _, reader = _read(resource_papers.family_pdf(_of(check), check, with_child=True))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"


@pytest.mark.parametrize(("number", "wording"), [(1, "Oma"), (24, "Die Nachbarin bringt Zofia zweimal in die Kita")])
def test_the_card_for_the_file_says_everything_on_one_page(brandt: User, number: int, wording: str) -> None:
    check = a_running_check()
    for count in range(number):
        kind = FamilyResource.Kind.values[count % 4]
        a_resource(check, kind=kind, wording=f"{wording} Nr. {count}.", level=count % 4 + 1)
    text, reader = _read(resource_papers.card_pdf(_of(check), check, by=brandt))
    assert len(reader.pages) == 1
    page = reader.pages[0].mediabox
    assert page.width > page.height
    for count in range(number):
        assert f"Nr. {count}." in text


@pytest.mark.parametrize("wording", ["W" * 300, "sehr lang " * 29])
def test_what_does_not_fit_is_counted_and_the_page_stays_one(brandt: User, wording: str) -> None:
    check = a_running_check(a_case(child_last_name="Von-und-zu-Langenfeld-" * 3))
    for count in range(60):
        a_resource(check, kind=FamilyResource.Kind.values[count % 4], wording=wording)
    text, reader = _read(resource_papers.card_pdf(_of(check), check, by=brandt))
    assert len(reader.pages) == 1
    assert "weitere in der Akte" in text
