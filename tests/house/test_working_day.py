"""What takes place today, what a case waits for next, and what one looks after: the parts of 'Mein Arbeitstag'."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from hze.lifecycle import HelpForm
from hze.models import Checkpoint, HelpEpisode
from srojugend.due import next_due, with_due
from srojugend.views.home.today import Appointment, today_panel
from tests.cases.test_reminders import a_reminder, overdue, stand_in
from tests.conferences.office import session_of
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.house.test_home import in_danger
from tests.office import a_case, a_decision, a_meeting, a_running_check, a_running_consultation, in_days
from tests.socialspace import training_office

pytestmark = pytest.mark.django_db


def titles_of(user: User) -> list[str]:
    content = today_panel(user, timezone.localdate()).content
    assert isinstance(content, list)
    return [row.title for row in content]


def due_of(case: Case) -> tuple[int, str] | None:
    found = next_due(with_due(Case.objects.for_list()).get(pk=case.pk))
    return ((found.on - timezone.localdate()).days, found.what) if found else None


# today


def test_a_consultation_of_today_stands_with_whoever_takes_part(
    brandt: User, aksoy: User, vossen: User, kemper: User
) -> None:
    a_running_consultation()
    for user, there in ((brandt, True), (aksoy, True), (vossen, False), (kemper, False)):
        assert ("Kollegiale Beratung: Sommerfeld, Milan" in titles_of(user)) is there


def test_a_resource_check_and_a_checkpoint_of_today_stand_with_who_leads_the_case(brandt: User, aksoy: User) -> None:
    a_running_check()
    decision = a_decision(HelpForm.RESIDENTIAL)
    point = HelpEpisode.objects.get(decision_key=decision.key).checkpoints.select_related("kind").first()
    assert point is not None
    Checkpoint.objects.filter(pk=point.pk).update(due_on=in_days(0))
    assert set(titles_of(brandt)) == {
        "Ressourcencheck: Sommerfeld, Milan",
        f"{point.label}: Sommerfeld, Milan",
    }
    assert titles_of(aksoy) == []


def test_a_meeting_of_today_stands_there_one_of_tomorrow_does_not(client_of: ClientOf, brandt: User) -> None:
    today = timezone.localdate()
    late = timezone.make_aware(datetime.combine(today, time(23, 59)))
    a_meeting(held_at=late + timedelta(days=1), room="Raum Morgen")
    page = page_of(client_of(brandt), "/")
    assert "Heute steht kein Termin an." in page
    a_meeting(held_at=late, room="Raum Heute")
    page = page_of(client_of(brandt), "/")
    assert "Raum Heute" in page[page.index('id="h-heute"') : page.index('id="h-faelle"')]
    assert "Raum Morgen" not in page[page.index('id="h-heute"') : page.index('id="h-faelle"')]


def test_a_training_and_the_meeting_of_the_area_stand_there(brandt: User, dohmen: User, kemper: User) -> None:
    training_office.with_registered("brandt", starts_on=in_days(0))
    session_of(dohmen, days=0)
    titles = titles_of(brandt)
    assert "Sozialraumsitzung" in titles
    assert any(title.startswith("Fortbildung") for title in titles)
    assert titles_of(kemper) == []


@pytest.mark.parametrize(("begins", "ends", "state"), [(-2, -1, "past"), (-1, 1, "now"), (1, 2, ""), (-1, None, "")])
def test_an_appointment_is_over_going_on_or_ahead(begins: int, ends: int | None, state: str) -> None:
    now = timezone.now()
    end = now + timedelta(hours=ends) if ends is not None else None
    row = Appointment(title="", meta="", icon="", url="", begins=now + timedelta(hours=begins), ends=end)
    assert row.state == state


# what a case waits for


def test_a_case_waits_for_whatever_comes_first_and_says_what() -> None:
    case = a_case()
    assert due_of(case) is None
    in_danger(case, review_in=9)
    assert due_of(case) == (9, "Überprüfung")
    a_reminder(case=case, due_on=in_days(4))
    assert due_of(case) == (4, "Schule anrufen")
    a_reminder(case=case, due_on=in_days(9), text="Später")
    assert due_of(case) == (4, "Schule anrufen")


def test_of_two_things_on_one_day_the_review_is_named() -> None:
    case = a_case()
    a_reminder(case=case, due_on=in_days(3))
    in_danger(case, review_in=3)
    assert due_of(case) == (3, "Überprüfung")


def test_a_checkpoint_of_its_help_is_waited_for_until_it_is_done() -> None:
    episode = HelpEpisode.objects.select_related("case").get(decision_key=a_decision(HelpForm.RESIDENTIAL).key)
    first = episode.checkpoints.select_related("kind").order_by("due_on")[0]
    assert due_of(episode.case) == ((first.due_on - timezone.localdate()).days, first.label)
    Checkpoint.objects.filter(episode=episode).update(done_on=in_days(0))
    assert due_of(episode.case) is None


def test_own_cases_stand_by_what_is_due(client_of: ClientOf, brandt: User) -> None:
    a_case(child_last_name="Ahorn")
    in_danger(a_case(child_last_name="Birke"), review_in=9)
    a_reminder(case=a_case(child_last_name="Zeder"), due_on=in_days(1), text="Vermieter anrufen")
    page = page_of(client_of(brandt), "/")
    table = page[page.index('id="cap-faelle"') :]
    assert table.index("Zeder") < table.index("Birke") < table.index("Ahorn")
    assert "Vermieter anrufen" in table


# what one looks after


def test_what_is_overdue_stands_first_and_is_checked_off_in_place(client_of: ClientOf, brandt: User) -> None:
    a_reminder(text="Heute fällig", due_on=in_days(0))
    late = overdue(a_reminder(text="Längst fällig"), since=in_days(-3))
    page = page_of(client_of(brandt), "/")
    assert page.index("Längst fällig") < page.index("Heute fällig")
    assert f'hx-post="{reverse("cases:finish_reminder", args=[late.key])}"' in page
    assert "2 Wiedervorlagen fällig" in page


def test_a_deputy_finds_on_the_first_page_whose_it_is(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    a_reminder(case=a_case(), due_on=in_days(0))
    assert "Schule anrufen" not in page_of(client_of(aksoy), "/")
    stand_in(aksoy, of=brandt)
    page = page_of(client_of(aksoy), "/")
    assert "Schule anrufen" in page
    assert "für Jana Brandt" in page


@pytest.mark.parametrize("name", ["brandt", "felten", "neumann", "dohmen", "demir", "lorenz", "behrens", "admin"])
def test_every_role_has_its_own_private_ones_on_the_first_page(client_of: ClientOf, name: str) -> None:
    user = User.objects.get(username=name)
    a_reminder(user, text="Nur für mich")
    assert "Nur für mich" in page_of(client_of(user), "/")
    assert "Nur für mich" not in page_of(client_of(User.objects.get(username="orth")), "/")
