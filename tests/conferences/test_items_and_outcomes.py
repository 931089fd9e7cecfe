"""The agenda and its results: numbered, versioned, agreements with who and until when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from conferences import actions
from conferences.lifecycle import State
from conferences.models import AgendaItem, Outcome
from tests.conferences.office import attended, fresh, held, invited, item_of, planned, released, task_of, today

pytestmark = pytest.mark.django_db


def test_items_are_numbered_in_the_order_they_come(dohmen: User) -> None:
    conference = planned(dohmen)
    assert [item_of(conference, dohmen).position for _ in range(3)] == [1, 2, 3]


def test_an_agenda_ends_somewhere(dohmen: User) -> None:
    conference = planned(dohmen)
    AgendaItem.objects.bulk_create(AgendaItem(conference=conference, position=n, title="x") for n in range(1, 41))
    with pytest.raises(ValidationError, match="höchstens 40 Punkte"):
        item_of(conference, dohmen)


def test_an_edit_that_saw_the_newest_version_is_kept(dohmen: User) -> None:
    item = item_of(planned(dohmen), dohmen)
    edited = actions.edit_item(item, by=dohmen, title="Neu", notes="Neu", version=1)
    assert (edited.title, edited.version) == ("Neu", 2)


def test_an_edit_of_an_older_version_is_refused_and_changes_nothing(dohmen: User) -> None:
    item = item_of(planned(dohmen), dohmen)
    actions.edit_item(item, by=dohmen, title="Erste", notes="", version=1)
    with pytest.raises(ValidationError) as refusal:
        actions.edit_item(item, by=dohmen, title="Zweite", notes="", version=1)
    assert refusal.value.code == "stale"
    assert AgendaItem.objects.get().title == "Erste"


def test_an_agreement_says_who(dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    with pytest.raises(ValidationError, match="wer sie erledigt"):
        actions.add_outcome(item, by=dohmen, kind="agreement", text="Liste senden", until=today())


def test_an_agreement_says_until_when(dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    with pytest.raises(ValidationError, match="bis wann sie erledigt ist"):
        actions.add_outcome(item, by=dohmen, kind="agreement", text="Liste senden", who="P. Sander")


def test_the_database_itself_demands_who_and_until_when(dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(item=item, kind="agreement", text="x", who="", until=today())
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(item=item, kind="agreement", text="x", who="y", until=None)


def test_a_need_needs_neither(dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    assert actions.add_outcome(item, by=dohmen, kind="need", text="Lernplätze").who == ""


def test_a_task_is_not_due_before_the_conference(dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    with pytest.raises(ValidationError, match="liegt vor der Konferenz"):
        actions.add_outcome(item, by=dohmen, kind="agreement", text="x", who="y", until=today() - timedelta(days=1))


def test_results_come_from_a_conference_that_was_invited(dohmen: User) -> None:
    item = item_of(planned(dohmen), dohmen)
    with pytest.raises(ValidationError, match="Die Ergebnisse können im Stand „geplant“"):
        actions.add_outcome(item, by=dohmen, kind="need", text="x")


def test_a_conference_with_participants_and_an_item_can_be_closed(dohmen: User) -> None:
    conference = attended(dohmen)
    actions.hold(conference, by=dohmen)
    assert fresh(conference).state == State.HELD


def test_closing_names_everything_that_is_missing(dohmen: User) -> None:
    conference = invited(dohmen)
    with pytest.raises(ValidationError) as refusal:
        actions.hold(conference, by=dohmen)
    assert refusal.value.messages == [
        "Die Anwesenheit ist noch nicht festgehalten.",
        "Die Tagesordnung hat noch keinen Punkt.",
    ]


def test_a_conference_is_not_closed_before_its_day(dohmen: User) -> None:
    conference = attended(dohmen, day=today() + timedelta(days=3))
    with pytest.raises(ValidationError, match="noch nicht stattgefunden"):
        actions.hold(conference, by=dohmen)


def test_a_planned_conference_cannot_be_closed(dohmen: User) -> None:
    with pytest.raises(ValidationError, match="führt kein Schritt zu „durchgeführt“"):
        actions.hold(planned(dohmen), by=dohmen)


def test_released_minutes_take_no_new_items(dohmen: User) -> None:
    conference = released(dohmen).conference
    with pytest.raises(ValidationError, match="Die Tagesordnung kann"):
        item_of(conference, dohmen)


def test_a_task_is_done_once(dohmen: User) -> None:
    task = task_of(held(dohmen), dohmen)
    assert actions.finish_task(task, by=dohmen).done_on == today()
    assert not Outcome.objects.open_tasks().exists()
    with pytest.raises(ValidationError, match="schon erledigt"):
        actions.finish_task(task, by=dohmen)


def test_only_the_praxisberatung_writes(dohmen: User, orth: User) -> None:
    conference = attended(dohmen)
    item = AgendaItem.objects.get()
    for attempt in (
        lambda: actions.add_item(conference, by=orth, title="x"),
        lambda: actions.edit_item(item, by=orth, title="x", notes="", version=1),
        lambda: actions.add_outcome(item, by=orth, kind="need", text="x"),
        lambda: actions.hold(conference, by=orth),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
