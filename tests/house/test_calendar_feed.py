"""The calendar by its secret address: what stands in it, for whom, and that it never carries a name."""

import logging
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts import actions
from accounts.models import User
from accounts.rules import CALENDAR
from cases.models import Family, Person
from conferences import actions as conferences
from socialspace.actions import accept_absence, record_absence
from srojugend.calendar import calendar_of
from tests.cases.test_reminders import a_reminder
from tests.conferences.office import invited, planned, session_of, subgroup_of
from tests.conftest import ClientOf
from tests.house.queries import page_of, queries_of
from tests.house.test_home import in_danger
from tests.office import a_case, a_meeting, colleague, in_days
from tests.socialspace import training_office
from web.logs import HideTokens
from web.tokens import Token

pytestmark = pytest.mark.django_db
MOST_QUERIES = 11


def address_of(user: User) -> str:
    if user.calendar_key is None:
        actions.open_calendar(by=user)
    assert user.calendar_key is not None
    return reverse("calendar_feed", args=[str(Token(CALENDAR, user.calendar_key))])


def events_of(user: User) -> dict[str, Any]:
    """What a calendar program reads, by title."""
    answer = Client().get(address_of(user))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_reminders_stand_all_day_with_the_file_number_alone(brandt: User, aksoy: User) -> None:
    case = a_case()
    a_reminder(case=case, text="Frau Sommerfeld anrufen", due_on=in_days(2))
    a_reminder(text="Zahnarzt")
    a_reminder(text="Für Aksoy", owner=aksoy)
    events = events_of(brandt)
    assert set(events) == {f"Wiedervorlage {case.file_number}", "Wiedervorlage"}
    event = events[f"Wiedervorlage {case.file_number}"]
    assert event["DTSTART"].dt == in_days(2)
    assert event["DTEND"].dt == in_days(3)


def test_a_meeting_stands_at_its_hour_in_germany(brandt: User) -> None:
    held_at = timezone.make_aware(datetime(2031, 7, 4, 14, 0))
    a_meeting(held_at=held_at)
    start = events_of(brandt)["Genehmigungskommission"]["DTSTART"]
    assert start.dt == held_at
    assert start.params["TZID"] == "Europe/Berlin"
    assert b"BEGIN:VTIMEZONE" in calendar_of(brandt, timezone.localdate())


def test_reviews_of_own_cases_stand_there(brandt: User, aksoy: User) -> None:
    case = a_case()
    in_danger(case, review_in=5)
    assert events_of(brandt)[f"Überprüfung {case.file_number}"]["DTSTART"].dt == in_days(5)
    assert events_of(aksoy) == {}


def test_conferences_stand_with_whoever_convenes_them_and_not_when_cancelled(dohmen: User, brandt: User) -> None:
    planned(dohmen, subgroup=subgroup_of("Bleibt"))
    conferences.cancel(invited(dohmen, subgroup=subgroup_of("Fällt aus")), by=dohmen, reason="Wasserschaden")
    assert set(events_of(dohmen)) == {"Sozialraumkonferenz Bleibt"}
    assert events_of(brandt) == {}


def test_the_meeting_of_the_area_trainings_and_deputyships_stand_there(brandt: User, aksoy: User, dohmen: User) -> None:
    session_of(dohmen)
    training_office.with_registered("brandt", starts_on=in_days(4))
    absence = record_absence(user=aksoy, by=aksoy, begins_on=in_days(1), ends_on=in_days(3), deputy=brandt)
    assert "Vertretung" not in events_of(brandt)  # asked, not yet said yes
    accept_absence(absence, by=brandt, version=absence.version)
    events = events_of(brandt)
    assert "Sozialraumsitzung" in events
    assert any(title.startswith("Fortbildung") for title in events)
    assert events["Vertretung"]["DTEND"].dt - events["Vertretung"]["DTSTART"].dt == timedelta(days=3)


def test_no_family_name_no_text_and_no_colleague_is_in_any_feed(brandt: User, aksoy: User) -> None:
    for number in range(3):
        case = a_case(child_last_name=f"Geheimname{number}")
        in_danger(case, review_in=3)
        a_reminder(case=case, text=f"Geheimname{number} besuchen")
    absence = record_absence(user=aksoy, by=aksoy, begins_on=in_days(1), ends_on=in_days(3), deputy=brandt)
    accept_absence(absence, by=brandt, version=absence.version)
    names = {*Family.objects.values_list("name", flat=True), *Person.objects.values_list("first_name", flat=True)}
    names |= {"Geheimname", "besuchen", "Aksoy", "Deniz"}
    for user in User.objects.all():
        text = calendar_of(user, timezone.localdate()).decode()
        assert not [name for name in names if name and name in text]


def test_every_entry_keeps_its_identity_and_its_stamp(brandt: User) -> None:
    a_reminder(case=a_case())
    today: date = timezone.localdate()
    assert calendar_of(brandt, today) == calendar_of(brandt, today)
    (event,) = Calendar.from_ical(calendar_of(brandt, today)).walk("VEVENT")
    assert str(event["UID"]).endswith("@sozialraum.jugendamt.example")
    assert "DTSTAMP" in event


def test_an_address_that_opens_nothing_says_nothing(brandt: User) -> None:
    good = address_of(brandt)
    other = Token("another.purpose", brandt.calendar_key)  # type: ignore[arg-type]
    unknown = [
        "/kalender/x.ics",
        good.replace(":", ":x"),
        reverse("calendar_feed", args=[str(other)]),
        reverse("calendar_feed", args=[str(Token(CALENDAR, brandt.key))]),
    ]
    actions.close_calendar(by=brandt)
    answers = [Client().get(address) for address in (good, *unknown)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_new_address_closes_the_old_one(brandt: User) -> None:
    old = address_of(brandt)
    actions.open_calendar(by=brandt)
    assert Client().get(old).status_code == 404
    assert Client().get(address_of(brandt)).status_code == 200


def test_whoever_left_has_no_calendar(brandt: User) -> None:
    address = address_of(brandt)
    User.objects.filter(pk=brandt.pk).update(is_active=False)
    assert Client().get(address).status_code == 404


def test_it_asks_no_more_for_many_rows(brandt: User) -> None:
    for _ in range(10):
        a_reminder(case=a_case())
    assert len(queries_of(Client(), address_of(brandt))) <= MOST_QUERIES


def test_the_settings_show_the_address_and_change_it(client_of: ClientOf, brandt: User) -> None:
    client, page = client_of(brandt), reverse("accounts:account")
    assert "Zurzeit gibt es keinen Link" in page_of(client, page)
    address = address_of(colleague("brandt"))
    assert address in page_of(client_of(colleague("brandt")), page)


def test_the_address_stands_in_no_log(brandt: User) -> None:
    address = address_of(brandt)
    said = logging.makeLogRecord({"msg": "Not Found: %s", "args": (address,)})
    filters: Any = settings.LOGGING["filters"]
    assert HideTokens(filters["hide_tokens"]["pattern"]).filter(said)
    assert said.getMessage() == "Not Found: /kalender/…"
