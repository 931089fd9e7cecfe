"""The course of a help as one line: the picture and its list tell the same."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from hze import actions
from hze.course_line import Story, picture_of, story_of
from hze.course_line.story import Point, Span
from tests.hze.helps_office import a_help, changed, the_help
from tests.hze.residential_office import a_contact_rule, a_leave, a_residential_help, placed
from tests.office import in_days
from web.german import day_num

pytestmark = pytest.mark.django_db
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))


def test_a_residential_help_tells_phase_place_nights_contacts_and_decision(brandt: User) -> None:
    episode = a_residential_help()
    placed(episode)
    a_leave(episode)
    a_leave(episode, begins_on=in_days(7), ends_on=in_days(10))
    actions.record_contact(a_contact_rule(episode), by=brandt, happened_on=in_days(-5), outcome="happened")
    story = story_of(the_help(), with_contacts=True)
    told = {entry.kind for entry in story.entries()}
    assert told == {"Phase", "Unterbringung", "Beurlaubung", "Kontakt", "Beschluss"}
    assert sum(done for done, _ in story.nights().values()) == 2
    assert sum(planned for _, planned in story.nights().values()) == 3
    picture = picture_of(story)
    assert [row.label for row in picture.rows] == [
        *("Phase", "Unterbringung", "Hilfeplan", "Nächte zu Hause", "Kontakte", "Beschlüsse")
    ]
    assert "Nächte zu Hause: 2 bisher, 3 geplant." in picture.description


def test_an_ambulatory_help_tells_hours_talks_and_decisions() -> None:
    changed(a_help())
    picture = picture_of(story_of(the_help(), with_contacts=True))
    assert [row.label for row in picture.rows] == ["Umfang", "Hilfeplan", "Beschlüsse"]
    assert [band.title.split(":")[0] for band in picture.bands] == ["6 Stunden je Woche", "7 Stunden je Woche"]


def test_a_stay_that_was_called_off_has_no_nights(brandt: User) -> None:
    leave = a_leave()
    actions.call_off_home_leave(leave, by=brandt, reason="Milan hat Fieber.")
    assert story_of(the_help(), with_contacts=True).nights() == {}


def test_wjh_sees_the_nights_and_no_contact(client: Client, brandt: User, neumann: User) -> None:
    episode = a_residential_help()
    a_leave(episode)
    actions.record_contact(a_contact_rule(episode), by=brandt, happened_on=in_days(-5), outcome="by_parents")
    page = reverse("hze:course_line", args=[episode.key])
    client.force_login(neumann)
    seen = client.get(page).content.decode()
    assert "2 Nächte zu Hause" in seen
    assert "von den Eltern abgesagt" not in seen
    client.force_login(brandt)
    assert "von den Eltern abgesagt" in client.get(page).content.decode()


@given(begins=DAYS, length=st.integers(1, 2_000), today=DAYS, on=DAYS, nights=st.integers(0, 30))
def test_everything_drawn_stays_inside_the_picture(
    begins: date, length: int, today: date, on: date, nights: int
) -> None:
    def later(day: date, days: int) -> date:
        return date.fromordinal(day.toordinal() + days)

    story = Story(
        begins_on=begins,
        ends_on=later(begins, length),
        today=today,
        is_residential=True,
        phases=[Span(begins, later(begins, length), "Beginn")],
        talks=[Point(on, "geplant", is_planned=True)],
        leaves=[Span(on, later(on, nights), "zu Hause")],
    )
    picture = picture_of(story)
    assert all(0 <= mark.x <= picture.width for mark in picture.marks)
    assert all(band.x >= 0 and band.x + band.width <= picture.width for band in picture.bands)
    assert all(bar.y >= 0 and bar.x + bar.width <= picture.width for bar in picture.bars)
    assert len(picture.ticks) <= 12


def test_the_day_of_the_return_stands_at_the_end_of_the_line(brandt: User) -> None:
    episode = a_residential_help()
    actions.set_return_goal(episode, by=brandt, goal="Drei Wochenenden gelingen.", planned_on=in_days(200))
    picture = picture_of(story_of(the_help(), with_contacts=True))
    assert picture.goal is not None
    assert picture.goal.title == f"Rückkehr {day_num(in_days(200))}"
    assert f"Ziel: Rückkehr am {day_num(in_days(200))}." in picture.description
