"""The pages and papers of the Hilfeplan: written with its draft, reduced for WJH and for the court."""

import io
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from hze import actions
from hze.models import HelpPlan
from tests.conftest import ClientOf
from tests.hze.plan_office import a_draft, a_final_plan, a_talk, words, written
from tests.office import in_days
from web.models import Draft

pytestmark = pytest.mark.django_db
SECRET = "Ich will, dass Mama morgens da ist."


def url_of(name: str, plan: HelpPlan) -> str:
    return reverse(f"hze:{name}", args=[plan.episode.key, plan.key])


def post(client: Client, url: str, data: dict[str, Any]) -> Any:
    return client.post(url, {**data, "idempotency_key": str(uuid.uuid4())})


def pdf_text(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def typed(plan: HelpPlan, **changes: Any) -> dict[str, Any]:
    said = {name: value for name, value in words(plan).items() if name != "goals"}
    return {**said, "goals_child": "Ich schlafe durch.\nIch frühstücke.", "version": plan.version, **changes}


def test_the_form_begins_with_the_child_and_saves_everything(client_of: ClientOf, brandt: User) -> None:
    plan, client = a_draft(), client_of(brandt)
    page = client.get(url_of("help_plan_write", plan)).content.decode()
    assert page.index("Was sagt das Kind?") < page.index("Was sagen die Eltern?")
    assert post(client, url_of("help_plan_write", plan), typed(plan)).status_code == 302
    plan.refresh_from_db()
    assert plan.child_words == SECRET
    assert [goal.text for goal in plan.goals.all()] == ["Ich schlafe durch.", "Ich frühstücke."]


def test_what_is_typed_is_kept_and_stands_there_again(client_of: ClientOf, brandt: User) -> None:
    plan, client = a_draft(), client_of(brandt)
    post(client, url_of("help_plan_draft", plan), {"child_words": "Ich will heim.", "draft_stay": "1"})
    assert "Ich will heim." in client.get(url_of("help_plan_write", plan)).content.decode()
    post(client, url_of("help_plan_write", plan), typed(plan))
    assert not Draft.objects.filter(subject=plan.key, is_finished=False).exists()


def test_nothing_is_finished_while_somebody_has_typed_and_not_saved(client_of: ClientOf, brandt: User) -> None:
    plan, client = written(), client_of(brandt)
    post(client, url_of("help_plan_draft", plan), {"need": "Noch ein Satz.", "draft_stay": "1"})
    page = client.get(reverse("hze:help_plan", args=[plan.episode.key])).content.decode()
    assert "noch nicht gespeichert" in page
    answer = post(client, url_of("help_plan_finish", plan), {})
    assert "Speichern Sie zuerst, was Sie geschrieben haben." in answer.content.decode()
    assert not HelpPlan.objects.get().is_final


def test_a_wrong_day_is_said_beside_it_and_nothing_is_lost(client_of: ClientOf, brandt: User) -> None:
    plan = a_draft()
    answer = post(client_of(brandt), url_of("help_plan_write", plan), typed(plan, review_on=in_days(400)))
    assert answer.status_code == 422
    assert "spätestens am" in " ".join(answer.context["form"].errors["review_on"])
    assert SECRET in answer.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"review_on": "9999-12-31"},
        {"wish_pointed_out_on": "0001-01-01"},
        {"child_words": "ü" * 100_000},
        {"of_file": "00000000-0000-4000-8000-000000000000"},
        {"goals_asd": "x" * 600},
        {"wish_pointed_out_on": "9999-12-31"},
    ],
)
def test_bad_input_gets_a_sentence(client_of: ClientOf, brandt: User, changes: dict[str, str]) -> None:
    plan = a_draft()
    answer = post(client_of(brandt), url_of("help_plan_write", plan), typed(plan, **changes))
    assert answer.status_code in (302, 422)
    assert answer.status_code == 302 or answer.context["form"].errors


def test_two_who_write_see_both_texts(client_of: ClientOf, brandt: User) -> None:
    plan = a_draft()
    seen = plan.version
    written(plan)
    answer = post(client_of(brandt), url_of("help_plan_write", plan), typed(plan, version=seen, need="Anders."))
    assert answer.status_code == 409
    assert "Milan braucht einen ruhigen Morgen." in answer.content.decode()
    assert "Anders." in answer.content.decode()


@pytest.mark.parametrize("starts_at", ["0001-01-01T00:00", "9999-12-31T23:59", "gestern"])
def test_a_talk_on_an_impossible_day_gets_a_sentence(client_of: ClientOf, brandt: User, starts_at: str) -> None:
    talk = a_talk()
    url = reverse("hze:plan_talk_move", args=[talk.episode.key, talk.key])
    answer = post(client_of(brandt), url, {"starts_at": starts_at, "place": "hier"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["starts_at"])
    url = reverse("hze:hold_talk", args=[talk.episode.key, talk.key])
    answer = post(client_of(brandt), url, {"held_at": starts_at})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["held_at"])


def test_what_is_missing_leads_to_its_field(client_of: ClientOf, brandt: User) -> None:
    plan = a_draft()
    page = client_of(brandt).get(reverse("hze:help_plan", args=[plan.episode.key])).content.decode()
    assert f"{url_of('help_plan_write', plan)}#id_child_words" in page


def test_wjh_learns_the_days_and_the_services_alone(client_of: ClientOf, neumann: User) -> None:
    plan = a_final_plan()
    page = client_of(neumann).get(reverse("hze:help_plan", args=[plan.episode.key])).content.decode()
    assert plan.services in page
    for words_ in (plan.child_words, plan.parents_words, plan.need, plan.must_reach, plan.if_fails):
        assert words_ not in page


def test_a_draft_is_marked_and_a_final_paper_stays_the_same(client_of: ClientOf, brandt: User) -> None:
    plan, client = written(), client_of(brandt)
    assert "Entwurf" in pdf_text(client.get(url_of("help_plan_paper", plan)).content)
    plan = actions.finish_help_plan(plan, by=brandt, version=plan.version)
    first = client.get(url_of("help_plan_paper", plan)).content
    assert "Entwurf" not in pdf_text(first)
    assert client.get(url_of("help_plan_paper", plan)).content == first


def test_the_paper_begins_with_the_child(client_of: ClientOf, brandt: User) -> None:
    plan = a_final_plan()
    text = pdf_text(client_of(brandt).get(url_of("help_plan_paper", plan)).content)
    order = ["Was das Kind sagt", "Was die Eltern sagen", "Bedarf", "Hilfe und Leistungen", "Ziele"]
    assert [text.index(title) for title in order] == sorted(text.index(title) for title in order)


def test_the_court_gets_need_services_and_reviews_and_nothing_else(client_of: ClientOf, brandt: User) -> None:
    first = a_final_plan(days=-60)
    plan, client = a_final_plan(first.episode), client_of(brandt)
    looked_at = pdf_text(client.get(url_of("help_plan_court", plan)).content)
    assert "Entwurf" in looked_at
    assert post(client, url_of("help_plan_court_keep", plan), {}).status_code == 302
    text = pdf_text(client.get(url_of("help_plan_court", plan)).content)
    assert "Entwurf" not in text
    for asked in (plan.need, plan.services, plan.review_result):
        assert asked in text
    for other in (SECRET, plan.parents_words, plan.must_reach, plan.contact_rules, plan.if_fails, plan.siblings):
        assert other not in text
    assert client.get(url_of("help_plan_court", plan)).content == client.get(url_of("help_plan_court", plan)).content


def test_child_and_parents_get_a_sheet_to_prepare(client_of: ClientOf, brandt: User) -> None:
    talk = a_talk()
    url = reverse("hze:talk_sheet", args=[talk.episode.key, talk.key])
    text = pdf_text(client_of(brandt).get(url).content)
    assert "Das möchte ich sagen" in text
    assert "Blatt für die Eltern" in text
