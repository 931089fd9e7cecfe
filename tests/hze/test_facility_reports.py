"""The facility reports by a personal link before the talk: asked, reminded once, corrected until it begins."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification, User
from audit.models import Read
from hze import actions
from hze.models import FacilityReport, FacilityReportLink, HelpEpisode, PlanTalk
from socialspace.models import ContactPerson
from tests.house.crawl import form
from tests.hze.report_office import WORDS, a_pdf, answered, asked, checked, token_of, with_talk
from tests.hze.residential_office import a_residential_help, facility, placed
from tests.office import colleague, in_days
from tests.trail import forbidden, records, refused
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def by_link(report: FacilityReport) -> str:
    return reverse("hze:report_by_link", args=[token_of(report)])


def test_it_is_asked_for_by_hand_and_the_mail_names_nobody_of_the_family(brandt: User) -> None:
    episode = with_talk()
    with records("facility_report.asked", "facility_report.sent", by=brandt):
        report = actions.ask_for_report(episode, by=brandt)
    assert (report.facility, report.due_on) == (facility(), in_days(5))
    mail = OutgoingMail.objects.order_by("-id")[0]
    said = mail.subject + mail.body
    assert not any(word in said for word in ("Milan", "Sommerfeld", episode.case.file_number, "Giesenkirchener"))


def test_without_talk_or_place_or_address_nobody_is_asked(brandt: User) -> None:
    episode = a_residential_help()
    with refused("Planen Sie zuerst das Hilfeplangespräch"):
        actions.ask_for_report(episode, by=brandt)
    ContactPerson.objects.all().delete()
    ready = with_talk(episode)
    with refused("Für den Link brauchen wir eine E-Mail-Adresse."):
        actions.ask_for_report(ready, by=brandt)
    actions.ask_for_report(ready, by=brandt, email="gruppe@traeger.example")
    with refused("Der Bericht für dieses Gespräch ist schon angefragt."):
        actions.ask_for_report(ready, by=brandt, email="gruppe@traeger.example")


def test_two_weeks_before_the_talk_it_is_asked_for_by_itself_once() -> None:
    with_talk(days=15)
    assert actions.ask_for_due_reports(timezone.localdate()) == 0
    assert actions.ask_for_due_reports(in_days(1)) == 1
    assert actions.ask_for_due_reports(in_days(1)) == 0


def test_where_nobody_can_be_written_to_whoever_planned_the_talk_is_told_once() -> None:
    with_talk()
    ContactPerson.objects.all().delete()
    for _ in range(2):
        assert actions.ask_for_due_reports(timezone.localdate()) == 0
    assert Notification.objects.filter(recipient=colleague("brandt"), text__contains="E-Mail-Adresse").count() == 1


def test_a_reminder_goes_out_once_and_never_after_the_answer() -> None:
    report = asked()
    assert actions.remind_of_reports(in_days(4)) == 0
    assert actions.remind_of_reports(in_days(5)) == 1
    assert actions.remind_of_reports(in_days(6)) == 0
    FacilityReport.objects.update(reminded_at=None)
    answered(report)
    assert actions.remind_of_reports(in_days(6)) == 0


def test_the_facility_writes_corrects_and_the_worker_is_told_once(client: Client) -> None:
    report = asked()
    start = client.get(reverse("hze:report_start", args=[token_of(report)]))
    assert "Sommerfeld" not in start.content.decode()
    for child in ("Milan lacht wieder.", "Milan lacht oft."):
        answer = client.post(by_link(report), form(**(WORDS | {"child": child})))
        assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.child, report.corrected_at is not None) == ("Milan lacht oft.", True)
    told = Notification.objects.filter(recipient=colleague("brandt"), text__contains="Bericht der Einrichtung ist da")
    assert told.count() == 1
    assert Read.objects.filter(actor__startswith="facility:").count() == 0
    client.get(by_link(report))
    assert Read.objects.filter(actor__startswith="facility:").count() == 1


def test_what_the_facility_sees_names_the_child_and_nothing_else_of_the_case(client: Client) -> None:
    episode = with_talk()
    page = client.get(by_link(asked(episode))).content.decode()
    assert "Bericht über Milan S." in page
    hidden = (episode.case.file_number, "Sommerfeld", "Katrin", "Giesenkirchener", "Mülfort")
    assert not [word for word in hidden if word in page]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client: Client) -> None:
    page = client.post(by_link(asked()), form(**(WORDS | {"child": "", "school": "Er geht gern hin."})))
    assert page.status_code == 422
    assert "Er geht gern hin." in page.content.decode()
    assert not FacilityReport.objects.exclude(answered_at=None).exists()


def test_a_pdf_with_a_script_is_refused_and_one_without_is_kept(client: Client, brandt: User, neumann: User) -> None:
    report = asked()
    bad = SimpleUploadedFile("boese.pdf", a_pdf(script="app.alert(1)"), "application/pdf")
    page = client.post(by_link(report), form(**WORDS, uploads=bad))
    assert page.status_code == 422
    assert "boese.pdf" in page.content.decode()
    text = SimpleUploadedFile("notiz.txt", b"Hallo", "text/plain")
    assert "Bitte nur PDF." in client.post(by_link(report), form(**WORDS, uploads=text)).content.decode()
    good = SimpleUploadedFile("bericht.pdf", a_pdf(), "application/pdf")
    assert client.post(by_link(report), form(**WORDS, uploads=good)).status_code == 302
    kept = report.files.get()
    address = reverse("hze:report_file", args=[kept.key])
    client.force_login(brandt)
    assert client.get(address).headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    client.force_login(neumann)
    assert client.get(address).status_code == 404


def test_once_the_talk_has_begun_nothing_is_changed(client: Client) -> None:
    report = answered()
    PlanTalk.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    with refused("Der Bericht wird nicht mehr geändert"):
        answered(report, child="Doch anders.")
    assert "wird nicht mehr geändert" in client.get(by_link(report)).content.decode()


def test_what_comes_late_is_marked() -> None:
    report = asked()
    FacilityReport.objects.update(due_on=in_days(-1))
    assert answered(report).is_late
    FacilityReport.objects.update(due_on=in_days(0))
    assert not FacilityReport.objects.get().is_late


def test_a_link_that_is_old_revoked_forged_or_of_an_ended_help_opens_nothing(client: Client, brandt: User) -> None:
    report = asked()
    old = by_link(report)
    actions.send_report_link(report, by=brandt, email="andere@traeger.example")
    new = by_link(report)
    assert [client.get(url).status_code for url in (old, new)] == [404, 200]
    assert client.get(new.replace("/bericht/", "x/bericht/")).status_code == 404
    HelpEpisode.objects.update(ended_on=in_days(-1), end_reason="Ende.")
    assert client.get(new).status_code == 404
    HelpEpisode.objects.update(ended_on=None, end_reason="")
    actions.revoke_report_link(report, by=brandt)
    assert client.post(new, form(**WORDS)).status_code == 404
    assert FacilityReport.objects.get().answered_at is None


def test_an_expired_link_opens_nothing(client: Client) -> None:
    report = asked()
    page = by_link(report)
    FacilityReportLink.objects.update(expires_on=in_days(-1))
    assert client.get(page).status_code == 404


def test_a_link_that_is_posted_too_often_has_to_wait(client: Client) -> None:
    page = by_link(asked())
    answers = {client.post(page, form(author="x")).status_code for _ in range(31)}
    assert answers == {422, 429}


def test_only_who_works_on_the_case_asks_sends_and_revokes(felten: User, neumann: User, kemper: User) -> None:
    episode = with_talk()
    report = asked(episode)
    for stranger in (felten, neumann, kemper):
        with forbidden():
            actions.ask_for_report(episode, by=stranger)
        with forbidden():
            actions.send_report_link(report, by=stranger, email="x@traeger.example")
        with forbidden():
            actions.revoke_report_link(report, by=stranger)


def test_asd_reads_it_and_wjh_does_not(client: Client, aksoy: User, neumann: User) -> None:
    report = answered(uploads=[checked()])
    page = reverse("hze:facility_reports", args=[report.episode.key])
    client.force_login(aksoy)
    seen = client.get(page).content.decode()
    assert "Zeit mit dem Vater." in seen
    assert "Entwicklung.pdf" in seen
    client.force_login(neumann)
    assert client.get(page).status_code == 404


def test_it_is_asked_of_the_facility_the_child_lives_in_on_that_day() -> None:
    episode = with_talk()
    placed(episode, begins_on=in_days(2), facility=facility("Träger Birke"))
    assert asked(episode).facility == facility("Träger Birke")
