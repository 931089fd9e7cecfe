"""The pages of trainings: who sees which names, which step is offered, and that nothing typed is lost."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from socialspace import actions
from socialspace.lifecycle import TrainingState
from socialspace.models import Training, TrainingAttendance, TrainingKind
from tests.house.queries import page_of, queries_of
from tests.office import colleague, in_days
from tests.socialspace.training_office import attendance_of, details, fresh, held, kind_of, planned, with_registered

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def _url(name: str, *args: object) -> str:
    return reverse(f"socialspace:{name}", args=args)


def _page(client: Client, name: str, *args: object, **data: str) -> str:
    return " ".join(page_of(client, _url(name, *args), data).split())


def _post(client: Client, name: str, *args: object, data: Mapping[str, Any] | None = None) -> HttpResponse:
    return client.post(_url(name, *args), {"idempotency_key": str(uuid4()), **(data or {})})  # type: ignore[return-value]


def _typed(**changes: Any) -> dict[str, Any]:
    return {
        "kind": str(kind_of().key),
        "starts_on": in_days(20).isoformat(),
        "ends_on": "",
        "minutes": "7,5",
        "place": "Rathaus Rheydt",
        "trainer": "",
        "seats": "",
    } | changes


def test_the_list_says_what_comes_what_is_mine_and_what_was(client_of: ClientOf, brandt: User) -> None:
    with_registered("brandt", "aksoy")
    held("brandt", days=-30)
    page = _page(client_of(brandt), "trainings")
    for words in ("Kommende Termine", "2 von 12 Plätzen", "angemeldet", "1 hat teilgenommen", "Bescheinigung"):
        assert words in page
    assert "Fortbildung planen" not in page


def test_a_training_is_planned_on_the_page(client_of: ClientOf, dohmen: User) -> None:
    answer = _post(client_of(dohmen), "plan_training", data=_typed())
    training = Training.objects.get()
    assert answer.headers["Location"] == _url("training", training.key)
    assert (training.starts_on, training.ends_on, training.minutes, training.seats) == (
        in_days(20),
        in_days(20),
        450,
        None,
    )


def test_a_gap_leads_to_the_form_with_its_kind(client_of: ClientOf, dohmen: User) -> None:
    kind = kind_of("Musterarbeit")
    assert f'value="{kind.key}" selected' in _page(client_of(dohmen), "plan_training", art=str(kind.key))
    assert "selected" not in _page(client_of(dohmen), "plan_training", art="nonsense").split("Erster Tag")[0].replace(
        'value="" selected', ""
    )


def test_what_is_refused_stays_in_the_form(client_of: ClientOf, dohmen: User) -> None:
    answer = _post(client_of(dohmen), "plan_training", data=_typed(ends_on="1999-01-01", place="Am Dohmenhof"))
    assert answer.status_code == 422
    assert "Der letzte Tag liegt vor dem ersten." in answer.content.decode()
    assert "Am Dohmenhof" in answer.content.decode()


def test_two_who_edit_see_both_texts(client_of: ClientOf, dohmen: User) -> None:
    training = planned()
    actions.edit_training(training, by=dohmen, version=1, **details(place="Von der Kollegin"))
    answer = _post(client_of(dohmen), "edit_training", training.key, data=_typed(place="Von mir", version="1"))
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Von der Kollegin" in html
    assert "Von mir" in html
    assert 'name="version" value="2"' in html
    again = _post(client_of(dohmen), "edit_training", training.key, data=_typed(place="Von mir", version="2"))
    assert again.status_code == 302
    assert fresh(training).place == "Von mir"


def test_one_registers_and_takes_it_back(client_of: ClientOf, demir: User) -> None:
    training, client = planned(), client_of(demir)
    assert "Mich anmelden" in _page(client, "training", training.key)
    assert _post(client, "register_for_training", training.key).status_code == 302
    page = _page(client, "training", training.key)
    assert "Sie sind angemeldet." in page
    assert "Anmeldung zurückziehen" in page
    own = attendance_of(training, "demir")
    assert _post(client, "withdraw_registration", own.key).status_code == 302
    assert not training.attendances.exists()


def test_a_full_training_offers_no_seat_and_says_so_to_whoever_tries(client_of: ClientOf, demir: User) -> None:
    training, client = with_registered("brandt", seats=1), client_of(demir)
    page = _page(client, "training", training.key)
    assert "ausgebucht" in page
    assert "Mich anmelden" not in page
    answer = _post(client, "register_for_training", training.key)
    assert answer.status_code == 422
    assert "Alle Plätze (1) sind vergeben." in answer.content.decode()


def test_colleagues_are_ticked_and_registered(client_of: ClientOf, felten: User) -> None:
    training, client = with_registered("brandt"), client_of(felten)
    page = _page(client, "training", training.key)
    assert str(colleague("behrens").key) in page
    assert f'value="{colleague("brandt").key}"' not in page
    chosen = [str(colleague(name).key) for name in ("aksoy", "demir")]
    assert _post(client, "register_colleagues", training.key, data={"people": chosen}).status_code == 302
    assert training.attendances.count() == 3


def test_somebody_elses_registration_is_not_known(client_of: ClientOf, aksoy: User) -> None:
    training = with_registered("brandt")
    answer = _post(client_of(aksoy), "withdraw_registration", attendance_of(training, "brandt").key)
    assert answer.status_code == 404


def test_who_comes_is_named_to_all_who_came_only_to_whoever_plans(
    client_of: ClientOf, aksoy: User, dohmen: User
) -> None:
    coming, gone = with_registered("brandt"), held("brandt", missed=("pauly",))
    assert "Jana Brandt" in _page(client_of(aksoy), "training", coming.key)
    page = _page(client_of(aksoy), "training", gone.key)
    assert "Jana Brandt" not in page
    assert "Tom Pauly" not in page
    assert "nicht teilgenommen" in _page(client_of(dohmen), "training", gone.key)


def test_attendance_is_recorded_on_the_page(client_of: ClientOf, dohmen: User) -> None:
    training, client = with_registered("brandt", "aksoy", starts_on=in_days(0)), client_of(dohmen)
    came, stayed = attendance_of(training, "brandt"), attendance_of(training, "aksoy")
    half = {"version": "1", f"person_{came.key.hex}": "attended"}
    answer = _post(client, "training_attendance", training.key, data=half)
    assert answer.status_code == 422
    assert "Wählen Sie aus, ob Deniz Aksoy da war." in answer.content.decode()
    whole = half | {f"person_{stayed.key.hex}": "missed", "walk_ins": [str(colleague("demir").key)]}
    assert _post(client, "training_attendance", training.key, data=whole).status_code == 302
    assert fresh(training).state == TrainingState.HELD
    assert set(training.attendances.attended().values_list("user__username", flat=True)) == {"brandt", "demir"}


def test_a_certificate_is_opened_by_oneself_and_whoever_plans(
    client_of: ClientOf, brandt: User, felten: User, aksoy: User, behrens: User
) -> None:
    url = _url("certificate", attendance_of(held("brandt"), "brandt").key)
    mine, theirs = client_of(brandt).get(url), client_of(felten).get(url)
    assert mine.headers["Content-Type"] == "application/pdf"
    assert mine.content == theirs.content
    assert client_of(aksoy).get(url).status_code == client_of(behrens).get(url).status_code == 404


def test_without_attendance_there_is_no_certificate(client_of: ClientOf, brandt: User) -> None:
    for training in (with_registered("brandt"), held("aksoy", missed=("brandt",))):
        assert client_of(brandt).get(_url("certificate", attendance_of(training, "brandt").key)).status_code == 404


def test_the_matrix_says_gaps_in_words_and_names_whoever_may_moderate(client_of: ClientOf, lorenz: User) -> None:
    held("brandt", "dohmen")
    page = _page(client_of(lorenz), "training_coverage")
    for words in ("Lücke: noch niemand", "Jana Brandt", "1 von 5", "4 fehlen", "Lücke", "von 6 Abteilungen"):
        assert words in page
    assert "Deniz Aksoy" not in page
    assert 'scope="rowgroup"' in page
    assert _url("plan_training") not in page


def test_names_of_whoever_is_missing_are_for_leads_and_planners(client_of: ClientOf, orth: User, brandt: User) -> None:
    held("brandt")
    url = _url("training_gaps", kind_of().key)
    assert client_of(brandt).get(url).status_code == 403
    page = page_of(client_of(orth), url)
    assert "4 von 5 fehlen" in page
    assert "Deniz Aksoy" in page


def test_kinds_are_kept_on_their_page(client_of: ClientOf, dohmen: User) -> None:
    client = client_of(dohmen)
    new = {"series": "SRO", "name": "Netzwerken", "refresh_months": "24", "enables_moderation": "on"}
    assert _post(client, "training_kinds", data=new).status_code == 302
    kind = TrainingKind.objects.get(name="Netzwerken")
    assert "aufzufrischen nach 24 Monaten" in _page(client, "training_kinds")
    twice = _post(client, "training_kinds", data=new)
    assert twice.status_code == 422
    assert "gibt es schon" in twice.content.decode()
    assert _post(client, "training_kind", kind.key, data=new | {"name": "Netzwerkarbeit"}).status_code == 302
    kind.refresh_from_db()
    assert kind.name == "Netzwerkarbeit"


def test_html_in_a_place_is_text(client_of: ClientOf, brandt: User) -> None:
    training = planned(place="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in _page(client_of(brandt), "training", training.key)


def test_cancelling_says_who_has_no_address(client_of: ClientOf, dohmen: User) -> None:
    User.objects.update(email="")
    training = with_registered("brandt", "aksoy")
    answer = client_of(dohmen).post(
        _url("cancel_training", training.key), {"idempotency_key": str(uuid4())}, follow=True
    )
    assert "2 Angemeldete haben keine E-Mail-Adresse" in answer.content.decode()
    assert "abgesagt" in answer.content.decode()


def test_pages_ask_as_much_for_many_as_for_few(client_of: ClientOf, dohmen: User) -> None:
    coming, gone = with_registered("brandt"), held("brandt")
    urls = [_url("trainings"), _url("training_coverage"), _url("training_gaps", kind_of().key), _url("training_kinds")]
    urls += [_url("training", training.key) for training in (coming, gone)]
    client = client_of(dohmen)
    few = [len(queries_of(client, url)) for url in urls]
    for number in range(12):
        held("demir", "dohmen", days=-20 - number, kind="Fallverstehen" if number % 2 else "Musterarbeit")
        with_registered("dohmen", starts_on=in_days(30 + number))
    for name in ("aksoy", "vossen", "demir", "pauly"):
        actions.register_for_training(coming, by=colleague(name), people=[colleague(name)])
    assert [len(queries_of(client, url)) for url in urls] == few
    assert max(few) <= 6, few
    assert TrainingAttendance.objects.count() > 20
