"""The provider's link: one help, its chosen provider; forged, shared, expired, revoked or ended it is shut."""

from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Notification, User
from audit.models import Read
from hze import actions
from hze.models import HelpEpisode, HelpLink, MonthlyStatement, ReportDue
from socialspace.models import ContactPerson
from tests.hze.delivery_office import HOURS, a_link, a_running_help, a_worker, month_before, started
from tests.office import PROVIDERS, in_days
from tests.trail import forbidden, records, refused
from tests.web.uploads import files
from web.models import OutgoingMail
from web.rate import MOST
from web.tokens import Token

pytestmark = pytest.mark.django_db


def _token(link: HelpLink) -> str:
    return str(Token(actions.HELP_LINK, link.key))


def _get(name: str, *args: Any) -> Any:
    return Client().get(reverse(f"hze:{name}", args=args))


def _post(name: str, *args: Any, **fields: Any) -> Any:
    return Client().post(reverse(f"hze:{name}", args=args), {"idempotency_key": str(uuid4()), **fields})


def test_who_works_on_the_case_and_the_wjh_send_it_to_the_chosen_provider(brandt: User, neumann: User) -> None:
    help_ = a_running_help()
    assert help_.provider is not None
    contact = help_.provider.contacts.get()
    with records("help_link.sent", by=brandt):
        first = actions.send_help_link(help_, by=brandt, contact=contact)
    second = actions.send_help_link(help_, by=neumann, contact=contact)
    first.refresh_from_db()
    assert first.revoked_at is not None
    assert second.mail is not None
    assert (second.mail.recipient, second.mail.token_key) == (contact.email, second.key)
    for secret in ("Milan", "Sommerfeld", help_.case.file_number):
        assert secret not in second.mail.body + second.mail.subject


def test_nobody_else_sends_or_revokes_it(aksoy: User, felten: User, kemper: User, lorenz: User) -> None:
    link = a_link()
    contact = ContactPerson.objects.get(email="traeger1@traeger.example")
    for stranger in (aksoy, felten, kemper, lorenz):
        with forbidden():
            actions.send_help_link(link.episode, by=stranger, contact=contact)
        with forbidden():
            actions.revoke_help_link(link.episode, by=stranger)


def test_no_link_without_a_provider_or_to_another_ones_contact(brandt: User) -> None:
    help_ = a_running_help()
    stranger = ContactPerson.objects.exclude(organisation=help_.provider).with_email().first()
    assert stranger is not None
    with refused("Wählen Sie jemanden des Trägers"):
        actions.send_help_link(help_, by=brandt, contact=stranger)
    HelpEpisode.objects.filter(pk=help_.pk).update(provider=None)
    with refused("noch kein Träger gewählt"):
        actions.send_help_link(help_, by=brandt, contact=stranger)


def test_its_first_page_shows_a_button_and_nothing_of_the_help() -> None:
    link = a_link()
    page = _get("provider_start", _token(link))
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert link.episode.case.file_number not in page.text
    assert not Read.objects.exists()


def test_the_page_of_the_help_names_nobody_of_the_family_and_records_who_read() -> None:
    link = a_link()
    a_worker(link.episode)
    page = _get("provider_help", _token(link))
    assert month_before().label in page.text
    for secret in ("Milan", "Sommerfeld", "Katrin", "Mülfort", "Giesenkirchener"):
        assert secret not in page.text
    assert Read.objects.get().actor == f"help:{link.key.hex}"


def test_hours_are_told_by_link_and_more_than_the_frame_is_said() -> None:
    link, month = a_link(), month_before()
    page = _get("provider_statement", _token(link), month.code)
    assert page.status_code == 200
    answer = _post("provider_statement", _token(link), month.code, minutes="90", family_minutes="60:30")
    assert answer.status_code == 302
    after = Client().get(reverse("hze:provider_help", args=[_token(link)]) + f"?monat={month.code}")
    assert "Danke, Ihre Stunden sind angekommen." in after.text
    assert "mehr als der Rahmen dieses Monats" in after.text
    assert MonthlyStatement.objects.get().family_minutes == 3630


def test_what_cannot_be_read_comes_back_with_its_sentence_and_everything_typed() -> None:
    link, month = a_link(), month_before()
    for minutes in ("-5", "viel", "9999999999", "745", "", "9" * 100_000):
        answer = _post("provider_statement", _token(link), month.code, minutes=minutes, note="Nur zwei Wochen.")
        assert answer.status_code == 422, minutes
        assert "Nur zwei Wochen." in answer.text
    for code in (month_before(0).code, month_before(40).code):
        assert _post("provider_statement", _token(link), code, minutes="10").status_code == 422
    for code in ("2026-13", "abc", "9999-01"):
        assert _get("provider_statement", _token(link), code).status_code == 404
    assert not MonthlyStatement.objects.exists()


def test_a_checked_month_is_not_changed_by_link(neumann: User) -> None:
    link = a_link()
    actions.check_statement(actions.hand_in_statement(link, month_before(), hours=HOURS), by=neumann)
    answer = _post("provider_statement", _token(link), month_before().code, minutes="1")
    assert answer.status_code == 422
    assert "schon geprüft" in answer.text


def test_guessed_foreign_expired_and_revoked_links_show_one_and_the_same_page(brandt: User) -> None:
    link = a_link()
    expired, revoked = a_link(), a_link()
    HelpLink.objects.filter(pk=expired.pk).update(expires_on=in_days(-1))
    actions.revoke_help_link(revoked.episode, by=brandt)
    tokens = [
        "geraten",
        str(link.key),
        str(Token("cases.check_link", link.key)),
        str(Token(actions.HELP_LINK, uuid4())),
        _token(expired),
        _token(revoked),
    ]
    for token in tokens:
        pages = [_get(name, token) for name in ("provider_start", "provider_help")]
        pages.append(_post("provider_statement", token, month_before().code, minutes="10"))
        assert {page.status_code for page in pages} == {404}
        assert len({page.text for page in pages}) == 1
    assert not MonthlyStatement.objects.exists()


def test_it_ends_with_the_help_but_for_what_is_told_at_the_end(felten: User) -> None:
    link = a_link()
    actions.end_help(link.episode, by=felten, ended_on=in_days(-1), reason="Die Ziele sind erreicht.")
    assert _get("provider_help", _token(link)).status_code == 200
    over = in_days(-1 - settings.HELP_LINK_LAST_DAYS)
    HelpEpisode.objects.filter(pk=link.episode.pk).update(ended_on=over)
    assert _get("provider_help", _token(link)).status_code == 404


def test_a_help_that_is_awarded_anew_shuts_the_link_of_the_one_before() -> None:
    link = a_link()
    other = a_running_help(provider=PROVIDERS[1]).provider
    HelpEpisode.objects.filter(pk=link.episode.pk).update(provider=other)
    assert _get("provider_help", _token(link)).status_code == 404


def test_a_link_shows_its_own_help_alone() -> None:
    link, other = a_link(), a_link()
    report = ReportDue.objects.filter(episode=other.episode).first()
    assert report is not None
    assert _get("provider_report", _token(link), report.key).status_code == 404
    assert other.episode.case.file_number not in _get("provider_help", _token(link)).text


def test_a_program_that_posts_without_end_waits_a_minute() -> None:
    link = a_link()
    answers = {_post("provider_statement", _token(link), month_before().code).status_code for _ in range(MOST + 1)}
    assert answers == {422, 429}


def test_a_report_is_uploaded_and_the_worker_is_told(brandt: User, neumann: User) -> None:
    link = a_link()
    report = ReportDue.objects.get(episode=link.episode, kind="end")
    page = _post("provider_report", _token(link), report.key, upload=_pdf(files.pdf("Bericht")))
    assert page.status_code == 302
    report.refresh_from_db()
    assert (report.received_on, report.link_id) == (in_days(0), link.pk)
    assert Notification.objects.filter(recipient=brandt, text__contains="Bericht des Trägers").exists()
    assert _get("provider_report", _token(link), report.key).status_code == 404
    client, address = Client(), reverse("hze:help_report_file", args=[link.episode.key, report.key])
    client.force_login(neumann)
    assert client.get(address).status_code == 404
    client.force_login(brandt)
    assert client.get(address).headers["Content-Type"] == "application/pdf"


def test_what_is_no_harmless_pdf_is_refused_with_its_sentence() -> None:
    link = a_link()
    report = ReportDue.objects.get(episode=link.episode, kind="end")
    for content, said in (
        (files.script_pdf(), "Programme"),
        (b"<html><script>1</script></html>", ""),
        (b"Nur Text", "PDF"),
    ):
        answer = _post("provider_report", _token(link), report.key, upload=_pdf(content))
        assert (answer.status_code, said in answer.text) == (422, True)
    report.refresh_from_db()
    assert report.received_on is None


def test_a_report_comes_in_once(neumann: User) -> None:
    help_ = started(a_running_help())
    report = ReportDue.objects.get(episode=help_, kind="end")
    with refused("liegt in der Zukunft"):
        actions.receive_report(report, by=neumann, received_on=in_days(1))
    with records("report_due.received", by=neumann):
        actions.receive_report(report, by=neumann, received_on=in_days(0))
    with refused("schon eingegangen"):
        actions.receive_report(report, by=neumann, received_on=in_days(0))


def test_mails_wait_for_their_token() -> None:
    link = a_link()
    mail = OutgoingMail.objects.get(token_key=link.key)
    assert _token(link) not in mail.body


def _pdf(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("bericht.pdf", content, content_type="application/pdf")
