"""The pages of projects: the board, one project, its forms and its paper."""

import io
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import outloud
import pdfua
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from socialspace import actions
from socialspace.lifecycle import ProjectStage
from socialspace.models import Organisation, Project, Quarter
from tests.house.queries import page_of
from tests.office import a_project, a_project_at, an_offer, in_days, topic

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def _page(client: Client, name: str, *args: object, **data: str) -> str:
    return " ".join(page_of(client, reverse(f"socialspace:{name}", args=args), data).split())


def _post(client: Client, name: str, *args: object, **data: Any) -> HttpResponse:
    given = {"idempotency_key": str(uuid4())} | data
    return client.post(reverse(f"socialspace:{name}", args=args), given)  # type: ignore[return-value]


def _texts(project: Project, **changes: Any) -> dict[str, Any]:
    return {
        "title": project.title,
        "need": project.need,
        "idea": project.idea,
        "topics": [topic().pk],
        "lead": project.lead.key,
        "version": project.version,
    } | changes


def _fresh(project: Project) -> Project:
    return Project.objects.select_related("lead").get(pk=project.pk)


# The board


def test_each_project_stands_in_the_column_of_its_stage(client_of: ClientOf, brandt: User) -> None:
    for stage in ProjectStage:
        a_project_at(stage, title=f"Projekt {stage.label}")
    context = client_of(brandt).get(reverse("socialspace:projects")).context
    shown = {stage: [card.project.title for card in cards] for stage, _, cards in context["columns"]}
    assert shown == {stage: [f"Projekt {stage.label}"] for stage in ProjectStage if stage != ProjectStage.DROPPED}
    assert [card.project.title for card in context["dropped"]] == ["Projekt nicht weiterverfolgt"]


def test_the_board_is_filtered_by_topic_quarter_and_person(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    a_project(title="Lernräume", topics=[topic("Ferien")], quarter=Quarter.objects.get(name="Rheydt"))
    a_project(title="Frühstück")
    client = client_of(brandt)
    for choice in ({"topic": str(topic("Ferien").pk)}, {"quarter": str(Quarter.objects.get(name="Rheydt").key)}):
        page = _page(client, "projects", **choice)
        assert "Lernräume" in page
        assert ">Frühstück<" not in page
    assert ">Frühstück<" in _page(client, "projects", mine="on")
    assert ">Frühstück<" not in _page(client_of(aksoy), "projects", mine="on")


@pytest.mark.parametrize("data", [{"topic": "x"}, {"quarter": "9" * 30}, {"topic": "9" * 30}])
def test_a_broken_filter_still_answers(client_of: ClientOf, brandt: User, data: dict[str, str]) -> None:
    assert "Projekte" in _page(client_of(brandt), "projects", **data)


def test_a_swap_equals_a_reload(client_of: ClientOf, lorenz: User) -> None:
    a_project()
    client, url = client_of(lorenz), reverse("socialspace:projects")
    partial = client.get(url, {"mine": "on"}, headers={"HX-Request": "true"}).content.decode().strip()
    assert "<html" not in partial
    assert partial in client.get(url, {"mine": "on"}).content.decode()


def test_a_card_moves_by_its_button_and_the_board_comes_back(client_of: ClientOf, brandt: User) -> None:
    project, client = a_project(), client_of(brandt)
    assert "Zur Idee" in _page(client, "projects")
    answer = _post(client, "move_project", project.key, to="idea", **{"from": "board"})
    assert answer.headers["Location"] == reverse("socialspace:projects")
    assert _fresh(project).stage == ProjectStage.IDEA


def test_what_is_missing_is_a_sentence_with_a_link(client_of: ClientOf, brandt: User) -> None:
    first, second = a_project(idea=""), a_project_at(ProjectStage.PARTNERS)
    page = _page(client_of(brandt), "projects")
    assert "Die Idee ist noch nicht aufgeschrieben." in page
    assert reverse("socialspace:project_edit", args=[first.key]) in page
    assert "Noch macht keine Einrichtung mit." in page
    assert f'{reverse("socialspace:project", args=[second.key])}#partner"' in page


def test_planning_reads_and_has_no_buttons(client_of: ClientOf, lorenz: User) -> None:
    project = a_project()
    client = client_of(lorenz)
    assert "Zur Idee" not in _page(client, "projects")
    page = _page(client, "project", project.key)
    assert "Kinder kommen hungrig" in page
    assert "Bearbeiten" not in page


# Starting and editing


def test_from_a_need_the_form_is_filled_in_without_a_figure(client_of: ClientOf, brandt: User) -> None:
    quarter = Quarter.objects.get(name="Rheydt")
    page = _page(client_of(brandt), "project_new", thema=str(topic("Wohnen").pk), quartier=str(quarter.key))
    assert "In Rheydt fehlt immer wieder etwas zum Thema Wohnen." in page


@pytest.mark.parametrize("data", [{"thema": "x"}, {"thema": "9" * 30}, {"quartier": "x"}, {"thema": "²"}])
def test_a_broken_need_still_answers(client_of: ClientOf, brandt: User, data: dict[str, str]) -> None:
    assert "Projekt beginnen" in _page(client_of(brandt), "project_new", **data)


def test_a_project_is_started_once_however_often_the_form_is_sent(client_of: ClientOf, demir: User) -> None:
    client, key = client_of(demir), str(uuid4())
    given = {"title": "Lernräume", "need": "Es ist eng.", "topics": [topic().pk], "idempotency_key": key}
    answers = [_post(client, "start_project", **given) for _ in range(2)]
    project = Project.objects.select_related("lead").get()
    assert {answer.headers["Location"] for answer in answers} == {reverse("socialspace:project", args=[project.key])}
    assert project.lead == demir


def test_who_names_a_family_is_asked_first(client_of: ClientOf, demir: User) -> None:
    client = client_of(demir)
    given = {"title": "Lernräume", "need": "Bei Familie Lindner ist es eng.", "topics": [topic().pk]}
    answer = _post(client, "start_project", **given)
    assert answer.status_code == 422
    assert "„Familie Lindner“" in answer.content.decode()
    assert _post(client, "start_project", **given, nameless="on").status_code == 302


def test_texts_are_saved_with_cost_and_days(client_of: ClientOf, aksoy: User, brandt: User) -> None:
    project = a_project()
    given = _texts(project, cost_cents="1.200,50", begins_on="01.03.2027", ends_on="2027-06-30", title="Neu")
    assert _post(client_of(aksoy), "edit_project", project.key, **given).status_code == 302
    saved = _fresh(project)
    assert (saved.title, saved.cost_cents, saved.version, saved.lead) == ("Neu", 1_200_50, 2, brandt)


def test_an_end_before_the_beginning_comes_back_with_everything_typed(client_of: ClientOf, brandt: User) -> None:
    project = a_project()
    given = _texts(project, title="Getippt", begins_on="2027-06-30", ends_on="2027-03-01")
    answer = _post(client_of(brandt), "edit_project", project.key, **given)
    assert answer.status_code == 422
    assert "Das Ende des Projekts liegt vor seinem Beginn." in answer.content.decode()
    assert "Getippt" in answer.content.decode()
    assert _fresh(project).title == project.title


def test_two_who_edit_at_once_see_both_versions(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    project = a_project()
    _post(client_of(aksoy), "edit_project", project.key, **_texts(project, title="Von Deniz"))
    client = client_of(brandt)
    answer = _post(client, "edit_project", project.key, **_texts(project, title="Von Jana"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Von Deniz" in page
    assert "Von Jana" in page
    again = _texts(project, title="Von Jana", version=_fresh(project).version)
    assert _post(client, "edit_project", project.key, **again).status_code == 302
    assert _fresh(project).title == "Von Jana"


# Steps


def test_a_refused_step_says_why_and_changes_nothing(client_of: ClientOf, brandt: User) -> None:
    project = a_project_at(ProjectStage.PARTNERS)
    answer = _post(client_of(brandt), "move_project", project.key, to="decision")
    assert answer.status_code == 422
    assert "Noch macht keine Einrichtung mit." in answer.content.decode()
    for nonsense in ("", "running", "x"):
        assert _post(client_of(brandt), "move_project", project.key, to=nonsense).status_code == 422


def test_a_lead_decides_on_the_page(client_of: ClientOf, felten: User) -> None:
    project = a_project_at(ProjectStage.DECISION)
    given = {"decision": "Wir tun es.", "begins_on": "2027-01-11", "version": project.version}
    assert _post(client_of(felten), "decide_project", project.key, **given).status_code == 302
    page = _page(client_of(felten), "project", project.key)
    assert "Wir tun es." in page
    assert "Auswerten und abschließen" in page


def test_a_decision_on_an_older_text_keeps_the_words_and_shows_the_new_text(client_of: ClientOf, felten: User) -> None:
    project = a_project_at(ProjectStage.DECISION)
    seen = project.version
    _post(client_of(felten), "edit_project", project.key, **_texts(_fresh(project), idea="Doppelt so groß."))
    given = {"decision": "Wir tun es.", "begins_on": "2027-01-11", "version": seen}
    answer = _post(client_of(felten), "decide_project", project.key, **given)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Lesen Sie den neuen Stand", "Wir tun es.", "Doppelt so groß."):
        assert words in page


def test_who_is_responsible_reads_who_decides(client_of: ClientOf, felten: User) -> None:
    project = a_project_at(ProjectStage.DECISION)
    Project.objects.filter(pk=project.pk).update(lead=felten)
    page = _page(client_of(felten), "project", project.key)
    assert "Über das eigene Projekt entscheidet eine andere Teamleitung von ASD oder WJH." in page
    assert "Entscheiden: Es läuft" not in page


def test_partners_and_offers_come_and_go(client_of: ClientOf, brandt: User) -> None:
    project, offer, client = a_project(), an_offer("Treff am Park"), client_of(brandt)
    partner = {"organisation": offer.organisation.key, "contribution": "Ein Raum"}
    assert _post(client, "add_to_project", project.key, **partner).status_code == 302
    assert _post(client, "project_link_offer", project.key, offer=offer.key).status_code == 302
    page = _page(client, "project", project.key)
    assert "Ein Raum" in page
    assert "Treff am Park" in page
    assert _post(client, "remove_from_project", project.key, project.partners.get().key).status_code == 302
    assert _post(client, "unlink_offer", project.key, offer.key).status_code == 302
    assert not project.partners.exists()
    assert not project.offers.exists()


def test_a_partner_of_another_project_is_404(client_of: ClientOf, brandt: User) -> None:
    project, other = a_project(), a_project_at(ProjectStage.DECISION)
    answer = _post(client_of(brandt), "remove_from_project", project.key, other.partners.get().key)
    assert answer.status_code == 404


def test_what_was_dropped_says_why_and_can_be_taken_up(client_of: ClientOf, brandt: User) -> None:
    project, client = a_project(), client_of(brandt)
    assert _post(client, "drop_project", project.key, reason="").status_code == 422
    assert _post(client, "drop_project", project.key, reason="Die Kirche tut es.").status_code == 302
    page = _page(client, "project", project.key)
    assert "Die Kirche tut es." in page
    assert "Wieder aufnehmen" in page
    assert _post(client, "move_project", project.key, to="need").status_code == 302


def test_html_in_a_project_is_text(client_of: ClientOf, brandt: User) -> None:
    project = a_project(title="<script>alert(1)</script>")
    for page in (_page(client_of(brandt), "projects"), _page(client_of(brandt), "project", project.key)):
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page


# The paper


def _paper(client: Client, project: Project) -> bytes:
    answer = client.get(reverse("socialspace:project_pdf", args=[project.key]))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def _text_of(paper: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    return " ".join(text.split())


def test_the_paper_holds_the_project_on_one_page(client_of: ClientOf, lorenz: User, brandt: User) -> None:
    project = a_project_at(ProjectStage.EVALUATED)
    actions.link_offer(project, by=brandt, offer=an_offer("Frühstückstreff"))
    paper = _paper(client_of(lorenz), project)
    assert len(PdfReader(io.BytesIO(paper)).pages) == 1
    text = _text_of(paper)
    for words in (
        "Frühstück vor der Schule",
        "Kinder kommen hungrig in die Schule.",
        "Ein Frühstück ab sieben.",
        "Schule am Ring: Küche und Raum",
        "Frühstückstreff (Haus Mülfort)",
        "Zwei Quartale lang gewünscht",
        "Zwanzig Kinder frühstücken.",
        "Jana Brandt, ASD",
        f"ab {in_days(-30):%d.%m.%Y}",
    ):
        assert words in text, words


@pytest.mark.parametrize("stage", [ProjectStage.NEED, ProjectStage.EVALUATED])
def test_the_paper_is_for_everybody(client_of: ClientOf, lorenz: User, stage: ProjectStage, tmp_path: Any) -> None:
    path = tmp_path / "project.pdf"
    path.write_bytes(_paper(client_of(lorenz), a_project_at(stage)))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_long_texts_flow_to_further_pages_and_nothing_is_cut(client_of: ClientOf, brandt: User) -> None:
    words = "Kinder brauchen am Nachmittag einen ruhigen Ort. " * 38
    project = a_project(need=f"{words}Q7.", idea=f"{words}\n\n{'Wort' * 20} Q8.")
    for number in range(12):
        school = Organisation.objects.create(name=f"Einrichtung {number}", kind="school")
        actions.add_partner(project, by=brandt, organisation=school, contribution="Zeit " * 50 + f"Beitrag{number}")
    paper = _paper(client_of(brandt), project)
    text = _text_of(paper)
    assert len(PdfReader(io.BytesIO(paper)).pages) > 1
    for words in ("Q7.", "Q8.", "Beitrag0", "Beitrag11"):
        assert words in text


def test_the_same_project_is_the_same_paper(client_of: ClientOf, brandt: User) -> None:
    project = a_project()
    assert _paper(client_of(brandt), project) == _paper(client_of(brandt), project)


def test_an_unknown_key_is_404(client_of: ClientOf, brandt: User) -> None:
    for name in ("project", "project_edit", "project_pdf"):
        assert client_of(brandt).get(reverse(f"socialspace:{name}", args=[uuid4()])).status_code == 404
