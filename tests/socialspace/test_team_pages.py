"""The pages of the team and of absences: who sees whom, sentences at their fields, what is asked and answered."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Absence, User
from socialspace import actions
from socialspace.models import Language, TeamMembership
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.house.queries import page_of
from tests.office import a_case, colleague, in_days, team
from tests.trail import records

pytestmark = pytest.mark.django_db


def post(client: Client, name: str, *args: Any, status: int = 302, **data: Any) -> str:
    answer = client.post(reverse(name, args=args), form(**{name: str(value) for name, value in data.items()}))
    assert answer.status_code == status, answer.content.decode()[:800]
    return answer.content.decode()


def asked(user: User, deputy: User) -> Absence:
    return actions.record_absence(user=user, by=user, begins_on=in_days(0), ends_on=in_days(4), deputy=deputy)


# The team


def test_the_team_page_shows_shares_and_who_stands_in(client_of: ClientOf, neumann: User, aksoy: User) -> None:
    absence = asked(aksoy, colleague("vossen"))
    page = page_of(client_of(neumann), reverse("team:team"))
    assert "75 %" in page
    assert "Antwort von Lena Vossen steht aus" in page
    actions.accept_absence(absence, by=colleague("vossen"), version=absence.version)
    assert "Vertretung: Lena Vossen" in page_of(client_of(neumann), reverse("team:team"))


def test_each_team_sees_itself_and_planning_sees_all_without_absences(
    client_of: ClientOf, brandt: User, kemper: User, lorenz: User, aksoy: User
) -> None:
    asked(aksoy, colleague("vossen"))
    pages = {user.username: page_of(client_of(user), reverse("team:team")) for user in (brandt, kemper, lorenz)}
    assert "Rolf Kemper" not in pages["brandt"]
    assert "Jana Brandt" not in pages["kemper"]
    assert "Jana Brandt" in pages["lorenz"]
    assert "Rolf Kemper" in pages["lorenz"]
    assert "abwesend bis" not in pages["lorenz"]


def test_former_members_stand_apart_and_another_share_makes_nobody_former(client_of: ClientOf, felten: User) -> None:
    rows = {row.user.username: row for row in TeamMembership.objects.select_related("user", "area")}
    actions.end_membership(rows["vossen"], by=felten, last_day=in_days(-1))
    actions.change_share(rows["aksoy"], by=felten, share=60, valid_from=in_days(0))
    page = page_of(client_of(felten), reverse("team:team"))
    former = page[page.index("Frühere Mitglieder (1)") :]
    assert "Lena Vossen" in former
    assert "Deniz Aksoy" not in former


def test_the_sentence_about_an_overlap_stands_at_its_field(client_of: ClientOf, felten: User, brandt: User) -> None:
    words: dict[str, Any] = {"user": brandt.key, "share": 100, "valid_from": in_days(0)}
    page = post(client_of(felten), "team:add_member", team().key, status=422, **words)
    assert "Diese Person gehört in dieser Zeit schon zum Team." in page[page.index('id="id_valid_from_error"') :]


def test_a_lead_changes_a_share_and_sees_the_course(client_of: ClientOf, felten: User) -> None:
    row = TeamMembership.objects.get(user__username="aksoy")
    words: dict[str, Any] = {"anteil-share": 60, "anteil-valid_from": in_days(14)}
    post(client_of(felten), "team:change_share", row.key, **words)
    page = page_of(client_of(felten), reverse("team:member", args=[row.key]))
    assert "75 %" in page
    assert "60 %" in page


def test_colleagues_see_the_course_of_a_membership_and_no_form(client_of: ClientOf, brandt: User) -> None:
    row = TeamMembership.objects.get(user__username="aksoy")
    page = page_of(client_of(brandt), reverse("team:member", args=[row.key]))
    assert "Stellenanteil ändern" not in page
    assert "auf Weiteres" in page


def test_everyone_says_their_own_languages_and_the_team_reads_them(
    client_of: ClientOf, brandt: User, aksoy: User
) -> None:
    row = TeamMembership.objects.get(user=brandt)
    page = reverse("team:member", args=[row.key])
    turkish = Language.objects.get(name="Türkisch")
    with records("colleague.languages_said", by=brandt):
        post(client_of(brandt), "team:say_languages", row.key, languages=turkish.pk)
    assert "Türkisch" in page_of(client_of(aksoy), page)
    assert "Meine Sprachen" not in page_of(client_of(aksoy), page)
    post(client_of(brandt), "team:say_languages", row.key)
    assert "Türkisch" not in page_of(client_of(aksoy), page)


# Absences


def test_a_request_stands_on_the_working_day_and_is_accepted_there(
    client_of: ClientOf, aksoy: User, vossen: User
) -> None:
    a_case()
    absence = asked(aksoy, vossen)
    client = client_of(vossen)
    assert "Deniz Aksoy bittet Sie um Vertretung" in page_of(client, reverse("home"))
    post(client, "team:accept_absence", absence.key, version=absence.version)
    page = page_of(client, reverse("home"))
    assert "bittet Sie um Vertretung" not in page
    assert "Ich vertrete gerade: Deniz Aksoy" in page


def test_a_declined_request_comes_back_to_the_person_and_the_lead(
    client_of: ClientOf, aksoy: User, vossen: User, felten: User
) -> None:
    absence = asked(aksoy, vossen)
    post(client_of(vossen), "team:decline_absence", absence.key, version=absence.version)
    assert "Lena Vossen kann nicht vertreten." in page_of(client_of(aksoy), reverse("home"))
    page = page_of(client_of(felten), reverse("team:absences"))
    assert "abgelehnt" in page
    assert "Deniz Aksoy:" in page


def test_everyone_records_their_own_on_the_page(client_of: ClientOf, aksoy: User, vossen: User) -> None:
    days: dict[str, Any] = {"begins_on": in_days(3), "ends_on": in_days(5)}
    post(client_of(aksoy), "team:record_absence", **days, deputy=vossen.key)
    assert Absence.objects.get().deputy_id == vossen.pk
    page = post(client_of(aksoy), "team:record_absence", status=422, **days)
    assert "Für diese Tage ist schon eine Abwesenheit eingetragen." in page


def test_a_deputy_who_is_away_is_a_sentence_at_the_field(client_of: ClientOf, aksoy: User, vossen: User) -> None:
    asked(vossen, colleague("brandt"))
    days: dict[str, Any] = {"begins_on": in_days(3), "ends_on": in_days(5)}
    page = post(client_of(aksoy), "team:record_absence", status=422, **days, deputy=vossen.key)
    assert "Lena Vossen ist an einem dieser Tage selbst abwesend." in page[page.index('id="id_deputy_error"') :]


def test_the_page_asks_for_no_reason(client_of: ClientOf, aksoy: User) -> None:
    page = page_of(client_of(aksoy), reverse("team:record_absence"))
    assert "Nach dem Grund wird nicht gefragt" in page
    assert "<textarea" not in page


def test_a_stale_form_loses_nothing_and_says_so(client_of: ClientOf, aksoy: User, vossen: User, brandt: User) -> None:
    absence = asked(aksoy, vossen)
    words: dict[str, Any] = {"begins_on": absence.begins_on, "ends_on": in_days(2), "deputy": brandt.key}
    page = post(client_of(aksoy), "team:absence", absence.key, status=422, version=99, **words)
    assert "Diese Abwesenheit hat inzwischen jemand geändert." in page
    assert f'value="{brandt.key}" selected' in page
