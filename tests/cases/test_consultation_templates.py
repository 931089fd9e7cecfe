"""Runs of the consultation: written in rows, followed by a version, retired; what is running keeps its own."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases import actions
from cases.actions import StepFacts
from cases.models import Consultation, ConsultationTemplate, ConsultationTemplateVersion
from tests.cases.consultation_office import a_planned_consultation, a_session
from tests.conftest import ClientOf
from tests.house.page import Page
from tests.office import colleague
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db

OPENING = StepFacts(label="Anliegen", minutes=4, hint="", acting="Moderation", panel="question")
CLOSING = StepFacts(label="Ende", minutes=2, hint="Ein Satz", acting="Alle", panel="closing")


def usual() -> ConsultationTemplate:
    return ConsultationTemplate.objects.order_by("id")[0]


def current(template: ConsultationTemplate) -> ConsultationTemplateVersion:
    return template.versions.order_by("-number")[0]


def labels(template: ConsultationTemplate) -> list[str]:
    return [step.label for step in current(template).steps.all()]


def address(template: ConsultationTemplate) -> str:
    return reverse("cases:consultation_template", args=[template.key])


def typed(client: Client, url: str) -> dict[str, str]:
    """What a browser would send of the page's form."""
    form = next(form for form in Page(client.get(url).content.decode()).forms if "source" in form.kinds)
    return {**form.fields, "idempotency_key": str(uuid.uuid4())}


def fields(html: str) -> dict[str, str]:
    return next(form for form in Page(html).forms if "source" in form.kinds).fields


def rows(*steps: StepFacts, **more: Any) -> dict[str, Any]:
    sent = {f"step-{at}-{part}": value for at, step in enumerate(steps) for part, value in step.items()}
    return sent | {"source": "", "idempotency_key": str(uuid.uuid4())} | more


def test_the_lead_and_the_fachadministration_keep_the_runs(felten: User, admin: User, brandt: User) -> None:
    with records("consultation_template.written", by=felten):
        added = actions.add_consultation_template(by=felten, name="Kurz", source="Team 05", steps=[OPENING, CLOSING])
    with records("consultation_template.written", by=admin):
        actions.write_consultation_template(added, by=admin, seen=1, source="", steps=[CLOSING])
    assert labels(added) == ["Ende"]
    with refused("Ein Schritt ist der Abschluss"):
        actions.write_consultation_template(added, by=admin, seen=2, source="", steps=[OPENING])
    with refused("mindestens einen Schritt"):
        actions.write_consultation_template(added, by=admin, seen=2, source="", steps=[])
    with forbidden():
        actions.add_consultation_template(by=brandt, name="Meiner", source="", steps=[CLOSING])
    with forbidden():
        actions.write_consultation_template(added, by=brandt, seen=2, source="", steps=[CLOSING])
    with forbidden():
        actions.retire_consultation_template(added, by=brandt)


def test_two_runs_never_have_the_same_name(felten: User) -> None:
    with refused("Einen Ablauf mit diesem Namen gibt es schon."):
        actions.add_consultation_template(by=felten, name=usual().name, source="", steps=[CLOSING])


def test_a_retired_run_is_not_offered_and_comes_back(client_of: ClientOf, felten: User) -> None:
    client, url = client_of(felten), reverse("cases:retire_consultation_template", args=[usual().key])
    for verb, offered in (("retired", 0), ("resumed", 1)):
        with records(f"consultation_template.{verb}", by=felten):
            client.post(url, {"idempotency_key": str(uuid.uuid4())})
        assert ConsultationTemplate.objects.in_use().count() == offered


def test_what_is_running_keeps_its_version(client_of: ClientOf, felten: User) -> None:
    session, planned = a_session(), a_planned_consultation()
    answer = client_of(felten).post(address(usual()), rows(OPENING, CLOSING, version=1))
    assert answer.status_code == 302
    kept = Consultation.objects.for_room().get(pk=session.pk)
    assert kept.template_version is not None
    assert (kept.template_version.number, len(kept.steps.all())) == (1, 10)
    later = actions.begin_consultation(planned, by=colleague("aksoy"))
    assert [step.label for step in later.steps.all()] == ["Anliegen", "Ende"]


def test_the_page_saves_what_it_shows(client_of: ClientOf, felten: User) -> None:
    before = labels(usual())
    client = client_of(felten)
    sent = typed(client, address(usual())) | {"step-0-minutes": "7", "step-9-hint": "Jeder sagt einen Satz."}
    assert client.post(address(usual()), sent).status_code == 302
    steps = list(current(usual()).steps.all())
    assert [step.label for step in steps] == before
    assert (steps[0].minutes, steps[9].hint) == (7, "Jeder sagt einen Satz.")


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ("up-1", ["Ende", "Anliegen"]),
        ("down-0", ["Ende", "Anliegen"]),
        ("up-0", ["Anliegen", "Ende"]),
        ("down-1", ["Anliegen", "Ende"]),
        ("remove-0", ["Ende"]),
        ("remove-9", ["Anliegen", "Ende"]),
        ("add-1", ["Anliegen", "", "Ende"]),
        ("add-2", ["Anliegen", "Ende", ""]),
    ],
)
def test_a_button_rearranges_what_was_typed_and_saves_nothing(
    client_of: ClientOf, felten: User, pressed: str, expected: list[str]
) -> None:
    sent = rows(OPENING, CLOSING, version=1, do=pressed, source="Beschluss vom Mai") | {"step-0-minutes": "viele"}
    answer = client_of(felten).post(address(usual()), sent)
    shown = fields(answer.content.decode())
    assert answer.status_code == 200
    assert [shown[f"step-{at}-label"] for at in range(len(expected))] == expected
    assert f"step-{len(expected)}-label" not in shown
    assert (shown["source"], shown["version"]) == ("Beschluss vom Mai", "1")
    if "Anliegen" in expected:
        assert shown[f"step-{expected.index('Anliegen')}-minutes"] == "viele"
    assert current(usual()).number == 1


def test_a_run_has_at_most_twenty_steps(client_of: ClientOf, felten: User) -> None:
    sent = rows(*[OPENING] * 19, CLOSING, version=1, do="add-20")
    page = client_of(felten).post(address(usual()), sent).content.decode()
    assert "step-20-label" not in fields(page)
    assert "danach einfügen" not in page


def test_a_refused_row_keeps_everything_typed(client_of: ClientOf, felten: User) -> None:
    answer = client_of(felten).post(address(usual()), rows(OPENING, CLOSING, version=1) | {"step-1-minutes": "91"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_step-1-minutes"' in page
    assert fields(page)["step-1-minutes"] == "91"
    without_end = client_of(felten).post(address(usual()), rows(OPENING, version=1))
    assert "Ein Schritt ist der Abschluss: Dort endet die Beratung." in without_end.content.decode()


def test_who_saves_second_sees_the_newer_version_and_can_save(client_of: ClientOf, felten: User) -> None:
    client = client_of(felten)
    client.post(address(usual()), rows(CLOSING, version=1))
    answer = client.post(address(usual()), rows(OPENING, CLOSING, version=1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Inzwischen gibt es eine neuere Fassung dieses Ablaufs." in page
    assert "Fassung 2 vom" in page
    assert client.post(address(usual()), fields(page) | {"idempotency_key": str(uuid.uuid4())}).status_code == 302
    assert labels(usual()) == ["Anliegen", "Ende"]


def test_a_new_run_begins_with_the_usual_steps(client_of: ClientOf, admin: User) -> None:
    client, url = client_of(admin), reverse("cases:consultation_template_new")
    answer = client.post(url, typed(client, url) | {"name": "Lange Beratung"})
    added = ConsultationTemplate.objects.get(name="Lange Beratung")
    assert answer.headers["Location"] == address(added)
    assert labels(added) == labels(usual())
    again = client.post(url, typed(client, url) | {"name": "Lange Beratung"})
    assert "Einen Ablauf mit diesem Namen gibt es schon." in again.content.decode()
    kept = client.post(url, rows(CLOSING, name="Halb", do="add-1")).content.decode()
    assert fields(kept)["name"] == "Halb"


def test_others_read_the_run_and_find_no_form(client_of: ClientOf, neumann: User, brandt: User) -> None:
    for user in (neumann, brandt):
        page = client_of(user).get(address(usual())).content.decode()
        assert "Blitzlicht und Abschluss" in page
        assert "Neue Fassung" not in page
        assert re.search(r"10 Schritte, 45\s+Minuten", client_of(user).get("/beratungsvorlagen/").content.decode())


def test_the_list_of_consultations_leads_there_and_so_does_the_navigation(client_of: ClientOf, felten: User) -> None:
    client = client_of(felten)
    assert 'href="/beratungsvorlagen/"' in client.get("/beratungen/").content.decode().split("<main")[1]
    assert 'href="/beratungsvorlagen/"' in client.get("/").content.decode()
