"""The pages of reports: what the list shows first, what a page offers, what is never lost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.models import Household, Person, Report
from socialspace.models import SocialArea
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.office import a_case, a_report, in_days

pytestmark = pytest.mark.django_db


def few(form_key: str, **more: str) -> dict[str, str]:
    day = f"{in_days(0):%Y-%m-%d}T00:00"
    return {"idempotency_key": form_key, "channel": "phone", "received_at": day, "concern": "Es ist laut."} | more


def test_channel_time_and_words_are_enough(client_of: ClientOf, brandt: User, form_key: str) -> None:
    saved = client_of(brandt).post(reverse("cases:report_new"), few(form_key))
    assert saved.status_code == 302
    page = page_of(client_of(brandt), saved["Location"])
    assert "unbekannt (Kind)" in page
    assert "noch nicht bekannt" in page


def test_a_call_with_everything_is_kept_as_it_was_typed(client_of: ClientOf, brandt: User, form_key: str) -> None:
    typed = {
        **{"child_first_name": "Ayşe", "child_last_name": "Çelik", "child_birth_date": "2018-04-03"},
        "other_children": "Emre Çelik, 12.03.2020\nDefne (01.01.2022)",
        **{"caregiver_name": "Elif Çelik", "caregiver_role": "mother", "reporter": "health", "is_secret_holder": "on"},
        **{"reporter_name": "Dr. <b>Ohm</b>", "reporter_contact": "02161 1", "first_impression": "Glaubhaft."},
        **{"street": "Grenzweg", "house_number": "4", "happened_words": "seit Ostern", "kind": "request"},
    }
    saved = client_of(brandt).post(reverse("cases:report_new"), few(form_key, **typed))
    assert saved.status_code == 302, saved.content.decode()
    report = Report.objects.select_related("child").get()
    page = page_of(client_of(brandt), saved["Location"])
    for words in (
        "Çelik, Ayşe",
        "Dr. &lt;b&gt;Ohm&lt;/b&gt;",
        "seit Ostern",
        "Glaubhaft.",
        "Grenzweg 4",
        "Rückmeldung",
    ):
        assert words in page
    born = Person.objects.filter(family=report.family_id, first_name__in=["Emre", "Defne"]).values_list(
        "last_name", "birth_date__year"
    )
    assert sorted(born) == [("Çelik", 2020), ("Çelik", 2022)]
    assert Household.objects.get().members.count() == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"concern": ""}, "Geben Sie „Was wurde gesagt?“ ein."),
        ({"child_birth_date": "2999-01-01"}, "Das Geburtsdatum liegt in der Zukunft."),
        ({"happened_on": "2999-01-01"}, "kann nicht in der Zukunft geschehen sein"),
        ({"received_at": "2999-01-01T10:00"}, "Der Zeitpunkt liegt in der Zukunft."),
        ({"reporter": "anonymous", "reporter_name": "Kaya"}, "Wer anonym meldet, steht hier ohne Namen."),
        ({"reporter": "anonymous", "is_secret_holder": "on"}, "kann keine Rückmeldung bekommen"),
        ({"house_number": "4"}, "Geben Sie auch die Straße ein"),
        ({"other_children": "Lina, 31.02.2020"}, "steht ein Tag, den es nicht gibt"),
        ({"other_children": "12.03.2020"}, "fehlt der Name"),
        ({"other_children": "A\n" * 13}, "Höchstens 12 Kinder"),
        ({"child_unborn": "on", "child_birth_date": "2020-01-01"}, "Wer noch nicht geboren ist"),
        ({"reporter": "pigeon"}, "Wählen Sie noch einmal."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(
    client_of: ClientOf, brandt: User, form_key: str, typed: dict[str, str], sentence: str
) -> None:
    answer = client_of(brandt).post(
        reverse("cases:report_new"), few(form_key, child_last_name="Behalten", first_impression="Bleibt.") | typed
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Behalten" in page
    assert "Bleibt." in page
    assert not Report.objects.exists()


def test_what_waits_stands_first_and_says_how_long(client_of: ClientOf, brandt: User) -> None:
    old = a_report(child_last_name="Alt", received_at=timezone.now() - timedelta(days=9))
    done = a_report(child_last_name="Erledigt")
    actions.end_with_advice(done, by=brandt, advice="Beraten.")
    page = page_of(client_of(brandt), reverse("cases:reports"))
    assert page.index(str(old.child)) < page.index(str(done.child))
    assert "seit 9 Tagen" in page
    assert "wartet" in page


def test_the_filter_stands_in_the_address(client_of: ClientOf, brandt: User) -> None:
    a_report(child_last_name="Offen")
    actions.end_with_advice(a_report(child_last_name="Beraten"), by=brandt, advice="Beraten.")
    a_report(child_last_name="Praxis", is_secret_holder=True)
    client, url = client_of(brandt), reverse("cases:reports")
    for state, shown in (("open", {"Offen", "Praxis"}), ("advice", {"Beraten"}), ("feedback", {"Praxis"})):
        page = page_of(client, url, {"state": state})
        assert {name for name in ("Offen", "Beraten", "Praxis") if f">{name}, Milan<" in page} == shown


def test_the_sending_team_keeps_a_line_without_content(client_of: ClientOf, brandt: User, kemper: User) -> None:
    report = a_report(child_last_name="Irrläufer", concern="Geheimes.")
    west = SocialArea.objects.get(number=3)
    actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt dort, sagt die Schule.")
    page = page_of(client_of(brandt), reverse("cases:reports"))
    assert "weitergegeben an Team 03 – Rheydt West" in page
    for secret in ("Irrläufer", "Geheimes", "sagt die Schule", str(report.key)):
        assert secret not in page
    there = page_of(client_of(kemper), reverse("cases:report", args=[report.key]))
    assert "Zurück an Team 05" in there
    assert "sagt die Schule" in there


def test_a_page_has_one_primary_button(client_of: ClientOf, brandt: User) -> None:
    report = a_report()
    for url in ("cases:report", "cases:report_advice", "cases:report_pass_on", "cases:report_danger"):
        page = page_of(client_of(brandt), reverse(url, args=[report.key]))
        assert len(re.findall("kern-btn--primary", page[page.index("<main") : page.index("</main>")])) == 1, url


def test_an_ended_report_says_who_ended_it_and_offers_only_what_is_lawful(client_of: ClientOf, brandt: User) -> None:
    report = a_report()
    actions.end_with_advice(report, by=brandt, advice="Auf das Elterncafé hingewiesen.")
    page = page_of(client_of(brandt), reverse("cases:report", args=[report.key]))
    assert "von Jana Brandt" in page
    assert "Auf das Elterncafé hingewiesen." in page
    assert "Wieder öffnen" in page
    assert "Fall eröffnen" not in page
    assert "Weitergeben" not in page


def test_cases_of_alike_names_are_proposed_and_a_foreign_one_is_not_taken(
    client_of: ClientOf, brandt: User, kemper: User, form_key: str
) -> None:
    case, report = a_case(), a_report(child_first_name="Milan")
    url = reverse("cases:report_to_case", args=[report.key])
    assert case.file_number in page_of(client_of(brandt), url)
    assert case.file_number in page_of(client_of(brandt), url, {"words": case.file_number})
    west = SocialArea.objects.get(number=3)
    theirs = a_report(by=kemper, area=west, quarter=None)
    answer = client_of(kemper).post(
        reverse("cases:report_to_case", args=[theirs.key]), {"idempotency_key": form_key, "case": str(case.key)}
    )
    assert answer.status_code == 422
    assert case.file_number not in answer.content.decode()


def test_the_quarter_is_proposed_from_the_address_and_nothing_is_saved(
    client_of: ClientOf, brandt: User, form_key: str
) -> None:
    answer = client_of(brandt).post(
        reverse("cases:report_quarter"),
        {"idempotency_key": form_key, "street": "Nirgends", "concern": "Bleibt stehen."},
    )
    page = answer.content.decode()
    assert "steht nicht eindeutig im Straßenverzeichnis" in page
    assert "Bleibt stehen." in page
    assert not Household.objects.exists()
