"""The end of a case: what is still open is asked, the look back stays, the statistics know what is known."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import User
from approvals import actions as approvals
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Closing, ClosingFact, Reminder, Reopening, StatCode
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.house.queries import page_of
from tests.office import a_case, a_case_in, a_decision, a_frozen_submission, a_running_check, a_submitted, in_days
from tests.trail import refused

pytestmark = pytest.mark.django_db

SOLVED = Case.CloseReason.SOLVED
ON_AN_AGENDA = "Eine Vorlage steht auf der Tagesordnung der Kommission."


def codes(field: str) -> list[StatCode]:
    return list(StatCode.objects.of_field(field))


def test_the_look_back_stands_in_the_file(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    words = {"achieved": "Milan frühstückt.", "child_says": "Jetzt ist jemand da.", "stays_contact": "Die Großmutter"}
    actions.close_case(case, by=brandt, reason=SOLVED, facts=None, confirmed=None, **words)  # type: ignore[arg-type]
    page = page_of(client_of(brandt), reverse("cases:file", args=[case.key]))
    assert "Rückblick" in page
    assert all(said in page for said in words.values())


def test_what_is_still_open_is_asked_before_the_end(brandt: User) -> None:
    case = a_running_check().case
    with refused("Der Ressourcencheck ist nicht abgeschlossen."):
        actions.close_case(case, by=brandt, reason=SOLVED, confirmed="")
    with pytest.raises(ValidationError) as doubt:
        actions.close_case(case, by=brandt, reason=SOLVED, confirmed="")
    answer = doubt.value.answer  # type: ignore[attr-defined]
    actions.close_case(case, by=brandt, reason=SOLVED, confirmed=answer)
    assert Case.objects.get(pk=case.pk).stage == Stage.CLOSED


def test_the_page_asks_and_keeps_what_was_typed(client_of: ClientOf, brandt: User) -> None:
    case, client = a_running_check().case, client_of(brandt)
    url = reverse("cases:close", args=[case.key])
    typed = {"reason": "solved", "child_says": "Ich gehe jetzt zum Fußball."}
    asked = client.post(url, form(**typed))
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Ja, das stimmt so" in page
    assert typed["child_says"] in page
    answer = page.split('name="confirmed" value="')[1].split('"')[0]
    assert client.post(url, form(**typed, confirmed=answer)).status_code == 302
    assert Closing.objects.get(case=case).child_says == typed["child_says"]


def test_a_running_help_is_asked_about(brandt: User) -> None:
    case = a_decision().submission.case
    with refused("Eine Hilfe ist beschlossen und läuft."):
        actions.close_case(case, by=brandt, reason=Case.CloseReason.HELP_ENDED, confirmed="")


def test_a_vorlage_on_an_agenda_keeps_the_case_open(brandt: User) -> None:
    submission = a_submitted()
    with refused(ON_AN_AGENDA):
        actions.close_case(submission.case, by=brandt, reason=SOLVED)
    approvals.withdraw(submission, by=brandt)
    actions.close_case(submission.case, by=brandt, reason=SOLVED)


def test_a_vorlage_before_the_commission_keeps_it_open_too(brandt: User) -> None:
    case = a_frozen_submission().case
    with refused(ON_AN_AGENDA):
        actions.close_case(case, by=brandt, reason=SOLVED)


def test_another_reason_needs_words(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    with refused("Schreiben Sie bei „anderer Grund“ auf, welcher."):
        actions.close_case(case, by=brandt, reason="other")
    answer = client_of(brandt).post(reverse("cases:close", args=[case.key]), form(reason="other"))
    assert answer.status_code == 422
    assert "Schreiben Sie bei „anderer Grund“ auf, welcher." in answer.content.decode()
    actions.close_case(case, by=brandt, reason="other", reason_words="Die Zuständigkeit liegt beim Kreis.")


def test_a_day_to_ask_again_becomes_a_reminder(brandt: User) -> None:
    case = a_case()
    with refused("Die Nachfrage liegt nicht nach dem Abschluss."):
        actions.close_case(case, by=brandt, reason=SOLVED, ask_again_on=in_days(0))
    actions.close_case(case, by=brandt, reason=SOLVED, ask_again_on=in_days(60))
    (reminder,) = Reminder.objects.filter(case=case)
    assert (reminder.owner_id, reminder.due_on) == (brandt.pk, in_days(60))


# What the statistics may know


def test_reasons_keep_their_order_and_what_is_unknown_has_no_row(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    first, second = codes("reason")[3], codes("reason")[0]
    data = {"reason": "solved", "reason_1": str(first.pk), "reason_2": str(second.pk), "next_stay": ""}
    assert client_of(brandt).post(reverse("cases:close", args=[case.key]), form(**data)).status_code == 302
    facts = ClosingFact.objects.filter(closing__case=case).values_list("field", "rank", "code")
    assert list(facts) == [("reason", 1, first.pk), ("reason", 2, second.pk)]


def test_the_same_reason_twice_is_refused(client_of: ClientOf, brandt: User) -> None:
    case, code = a_case(), str(codes("reason")[0].pk)
    data = {"reason": "solved", "reason_1": code, "reason_2": code}
    answer = client_of(brandt).post(reverse("cases:close", args=[case.key]), form(**data))
    assert "Nennen Sie jeden Grund der Hilfe nur einmal." in answer.content.decode()


def test_a_code_of_another_year_or_feature_is_none(brandt: User) -> None:
    case, gone = a_case(), codes("situation")[0]
    StatCode.objects.filter(pk=gone.pk).update(valid_to=2023)
    for wrong in (gone, codes("next_help")[0]):
        with refused("Wählen Sie einen Schlüssel, der in diesem Jahr gilt."):
            actions.close_case(case, by=brandt, reason=SOLVED, facts={"situation": [wrong]})


def test_a_closing_is_never_changed(brandt: User) -> None:
    closing = actions.close_case(a_case(), by=brandt, reason=SOLVED, facts={"situation": [codes("situation")[0]]})
    with pytest.raises(DatabaseError), transaction.atomic():
        Closing.objects.filter(pk=closing.pk).update(achieved="anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        ClosingFact.objects.filter(closing=closing).update(rank=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClosingFact.objects.filter(closing=closing).delete()


# Again


def test_the_file_shows_why_it_ended_and_why_it_began_again(client_of: ClientOf, brandt: User, vossen: User) -> None:
    case = a_case_in(Stage.CLOSED)
    actions.reopen_case(case, by=vossen, reason=Reopening.Reason.OTHER, reason_words="Die Tante hat angerufen.")
    page = page_of(client_of(brandt), reverse("cases:file", args=[case.key]))
    assert "Beratung genügt" in page
    assert "Die Tante hat angerufen." in page


def test_a_reason_is_needed_to_begin_again(client_of: ClientOf, brandt: User, vossen: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with refused("Schreiben Sie bei „anderer Grund“ auf, welcher."):
        actions.reopen_case(case, by=vossen, reason="other")
    client, url = client_of(vossen), reverse("cases:reopen", args=[case.key])
    assert client.post(url, form()).status_code == 422
    assert client.post(url, form(reason="report")).status_code == 302
    assert Case.objects.get(pk=case.pk).stage == Stage.INTAKE


def test_it_may_end_and_begin_twice(brandt: User) -> None:
    case = a_case()
    for _ in range(2):
        actions.close_case(case, by=brandt, reason=SOLVED)
        actions.reopen_case(case, by=brandt)
    assert Closing.objects.filter(case=case, reopening__isnull=False).count() == 2
