"""A need of a conference is counted once; a need of the figures becomes an item without its figure."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from conferences import actions
from conferences.models import AgendaItem, Outcome
from socialspace.models import Need, Quarter, Topic
from tests.conferences.office import (
    attended,
    get,
    invited,
    item_of,
    need_of,
    planned,
    post,
    subgroup_of,
    text_of,
    today,
)

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def _topic() -> Topic:
    found: Topic = Topic.objects.get(name="Sprachmittlung")
    return found


def _quarter() -> Quarter:
    found: Quarter = Quarter.objects.get(name="Mülfort")
    return found


def _counted(item: AgendaItem, by: User) -> Outcome:
    return actions.add_outcome(item, by=by, kind="need", text="Niemand übersetzt.", topic=_topic(), quarter=_quarter())


def test_a_need_with_topic_and_quarter_is_counted_in_its_month(dohmen: User) -> None:
    conference = attended(dohmen)
    _counted(conference.items.all()[0], dohmen)
    need = Need.objects.select_related("topic", "quarter").get()
    assert (need.topic, need.quarter, need.origin, need.count) == (_topic(), _quarter(), Need.Origin.CONFERENCE, 1)
    assert need.month == conference.day.replace(day=1)


def test_each_result_counts_once(dohmen: User) -> None:
    item = attended(dohmen).items.all()[0]
    for _ in range(3):
        _counted(item, dohmen)
    assert Need.objects.get().count == Outcome.objects.count() == 3


def test_a_need_without_them_is_kept_and_not_counted(dohmen: User) -> None:
    need_of(attended(dohmen), dohmen)
    assert not Need.objects.exists()


@pytest.mark.parametrize("given", [{"topic": True}, {"quarter": True}], ids=["only the topic", "only the quarter"])
def test_half_a_place_is_refused_and_counts_nothing(dohmen: User, given: dict[str, bool]) -> None:
    item = item_of(invited(dohmen), dohmen)
    half = {"topic": _topic() if "topic" in given else None, "quarter": _quarter() if "quarter" in given else None}
    with pytest.raises(ValidationError, match="mit Thema und Quartier"):
        actions.add_outcome(item, by=dohmen, kind="need", text="x", **half)  # type: ignore[arg-type]
    assert not Need.objects.exists()


def test_only_a_need_is_counted(dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    with pytest.raises(ValidationError, match="gehören nur zu einem Bedarf"):
        actions.add_outcome(item, by=dohmen, kind="offer", text="x", topic=_topic(), quarter=_quarter())
    assert not Need.objects.exists()


def test_a_form_sent_twice_counts_once(client_of: ClientOf, dohmen: User, form_key: str) -> None:
    item, client = attended(dohmen).items.all()[0], client_of(dohmen)
    given = {"kind": "need", "text": "Niemand übersetzt.", "topic": _topic().pk, "quarter": _quarter().key}
    for _ in range(2):
        assert post(client, "add_outcome", item.key, idempotency_key=form_key, **given).status_code == 302
    assert Need.objects.get().count == 1
    assert "Gezählt: Sprachmittlung, Mülfort" in get(client, "item", item.key)


def test_the_form_keeps_what_was_typed_and_says_what_is_missing(client_of: ClientOf, dohmen: User) -> None:
    item = attended(dohmen).items.all()[0]
    answer = post(client_of(dohmen), "add_outcome", item.key, kind="need", text="Niemand übersetzt.", topic=_topic().pk)
    assert answer.status_code == 422
    assert "Wählen Sie beides" in text_of(answer)
    assert "Niemand übersetzt." in text_of(answer)


# From the figures to the agenda


def _query() -> str:
    return f"?thema={_topic().pk}&quartier={_quarter().key}"


def test_the_form_begins_with_topic_and_place_and_no_figure(client_of: ClientOf, dohmen: User) -> None:
    planned(dohmen)
    page = get(client_of(dohmen), "need_item", query=_query())
    assert 'value="Bedarf: Sprachmittlung"' in page
    assert "Quartier: Mülfort." in page


def test_the_practice_advisor_puts_it_on_the_agenda(client_of: ClientOf, dohmen: User) -> None:
    conference = planned(dohmen)
    given = {"conference": conference.key, "title": "Bedarf: Sprachmittlung", "notes": "Quartier: Mülfort."}
    answer = post(client_of(dohmen), "add_need_item", **given)
    assert answer.headers["Location"].startswith(reverse("conferences:conference", args=[conference.key]))
    assert conference.items.get().title == "Bedarf: Sprachmittlung"


def test_a_conference_that_is_over_is_no_choice(client_of: ClientOf, dohmen: User) -> None:
    from_before = attended(dohmen)
    actions.hold(from_before, by=dohmen)
    coming = planned(dohmen, subgroup=subgroup_of("Rheydt"), day=today())
    page = get(client_of(dohmen), "need_item")
    assert str(coming.key) in page
    assert str(from_before.key) not in page
    given = {"conference": from_before.key, "title": "Bedarf: Wohnen"}
    assert post(client_of(dohmen), "add_need_item", **given).status_code == 422


def test_everybody_else_reads_whom_to_tell(client_of: ClientOf, dohmen: User, brandt: User) -> None:
    conference, client = planned(dohmen), client_of(brandt)
    page = get(client, "need_item", query=_query())
    assert "Auf die Tagesordnung setzt die Praxisberatung" in page
    assert "Heike Dohmen" in page
    assert post(client, "add_need_item", conference=conference.key, title="x").status_code == 403


def test_a_family_is_asked_about_here_too(client_of: ClientOf, dohmen: User) -> None:
    conference = planned(dohmen)
    answer = post(client_of(dohmen), "add_need_item", conference=conference.key, title="Bedarf der Familie Lindner")
    assert answer.status_code == 422
    assert "„Familie Lindner“" in text_of(answer)


@pytest.mark.parametrize("query", ["?thema=x", "?thema=" + "9" * 30, "?quartier=x", "?quartier=%25"])
def test_a_broken_address_still_answers(client_of: ClientOf, dohmen: User, query: str) -> None:
    assert "Bedarf auf eine Konferenz setzen" in get(client_of(dohmen), "need_item", query=query)
