"""The way to the commission: every piece of this round, and the urgent way that two people open."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import Notification, User
from cases import actions, rules
from cases.lifecycle import BypassState, Stage
from cases.models import BypassStep, Case, GatePiece, ProtectionProcedure, Reminder, UrgentBypass
from cases.rules import Missing
from tests.cases.gate_office import REASON, a_bypass, an_open_way, fresh_bypass
from tests.conftest import ClientOf
from tests.house.page import Page
from tests.house.queries import page_of
from tests.office import (
    a_case,
    a_case_in,
    a_case_nobody_leads,
    a_classified_case,
    a_ready_check,
    a_report,
    a_running_check,
    in_days,
    newest,
)
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def again(case: Case) -> Case:
    return Case.objects.for_file().get(pk=case.pk)


def open_codes(case: Case) -> list[str]:
    return [step.piece.value for step in rules.gate_of(again(case)) if not step.is_done]


def words(**changes: Any) -> dict[str, Any]:
    return {"reason": REASON, "catch_up_on": in_days(14)} | changes


# Every piece, done or missing


def test_every_piece_is_there_in_the_order_of_the_procedure() -> None:
    assert [step.piece for step in rules.gate_of(a_case())] == list(GatePiece)


def test_what_is_done_and_what_is_missing_stand_side_by_side() -> None:
    assert open_codes(a_case()) == ["check", "consultation", "weighed", "classification"]
    assert open_codes(a_classified_case()) == []


def test_a_new_round_begins_with_nothing_of_the_old_one(brandt: User) -> None:
    case = a_classified_case()
    actions.close_case(case, by=brandt, reason=Case.CloseReason.ADVICE)
    actions.reopen_case(case, by=brandt)
    assert open_codes(case) == ["child_view", "check", "consultation", "weighed", "classification"]
    sentence = rules.missing_for_commission(again(case))[0].sentence
    assert sentence == "Die eigene Sicht des Kindes stammt aus einer früheren Runde. Fragen Sie das Kind neu."


def test_a_check_that_a_closing_interrupted_counts_in_the_round_in_which_it_is_finished(brandt: User) -> None:
    check = a_ready_check()
    actions.close_case(check.case, by=brandt, reason=Case.CloseReason.ADVICE)
    actions.reopen_case(check.case, by=brandt)
    actions.start_resource_check(again(check.case), by=brandt, held_on=in_days(0))
    actions.complete_resource_check(check, by=brandt)
    assert "check" not in open_codes(check.case)
    assert again(check.case).checked_on == in_days(0)


def test_danger_that_runs_holds_nothing_up(aksoy: User, brandt: User) -> None:
    report = a_report()
    case = actions.start_protection(report, by=brandt, second=aksoy, reasons="Zwei blaue Flecken.")
    assert ProtectionProcedure.objects.filter(case=case).exists()
    assert {step.piece for step in rules.gate_of(again(case))} == set(GatePiece)


def test_an_urgent_way_covers_exactly_what_it_names() -> None:
    missing = [Missing("Ein Satz.", "cases:file", code=code) for code in ("lead", "check")]
    assert rules.not_covered(missing, UrgentBypass(missing=["check", "weighed"])) == missing[:1]
    assert rules.not_covered(missing, None) == missing


# Begin


def test_whoever_works_on_the_case_asks_a_second_and_the_lead_is_told_at_once(
    brandt: User, aksoy: User, felten: User
) -> None:
    case = a_case()
    with records("bypass.begun", by=brandt):
        bypass = actions.begin_bypass(case, by=brandt, second=aksoy, **words())
    assert fresh_bypass(bypass).missing == ["check", "consultation", "weighed", "classification"]
    assert fresh_bypass(bypass).state == BypassState.WAITING
    told = {row.recipient.username: row for row in Notification.objects.select_related("recipient")}
    assert set(told) == {"aksoy", "felten"}
    for row in told.values():
        assert row.path == reverse("cases:bypass", args=[bypass.key])
        assert case.file_number in row.text
        assert "Milan" not in row.text


def test_waiting_opens_nothing() -> None:
    bypass = a_bypass()
    assert rules.bypass_in_force(bypass.case) is None
    assert not Reminder.objects.exists()


def test_who_does_not_work_on_the_case_begins_none(aksoy: User, felten: User, vossen: User) -> None:
    case = a_case()
    for user in (aksoy, felten):
        with forbidden():
            actions.begin_bypass(case, by=user, second=vossen, **words())


@pytest.mark.parametrize("second", ["dohmen", "kemper", "demir", "lorenz"])
def test_the_second_is_of_asd_or_wjh_of_the_team(brandt: User, second: str) -> None:
    case, user = a_case(), User.objects.get(username=second)
    with refused(f"{user} kann hier nicht zweite Fachkraft sein. Wählen Sie neu."):
        actions.begin_bypass(case, by=brandt, second=user, **words())


def test_nobody_is_their_own_second(brandt: User) -> None:
    case = a_case()
    with refused("Den Eilweg gehen immer zwei"):
        actions.begin_bypass(case, by=brandt, second=brandt, **words())


@pytest.mark.parametrize("reason", ["eilig", "x" * 19, "   eilig                    "])
def test_a_word_is_no_reason(brandt: User, aksoy: User, reason: str) -> None:
    case = a_case()
    with refused("Begründen Sie den Eilweg in einem ganzen Satz, mindestens 20 Zeichen."):
        actions.begin_bypass(case, by=brandt, second=aksoy, **words(reason=reason))


def test_what_is_done_later_is_not_done_yesterday(brandt: User, aksoy: User) -> None:
    case = a_case()
    with refused("Der Tag ist schon vorbei."):
        actions.begin_bypass(case, by=brandt, second=aksoy, **words(catch_up_on=in_days(-1)))


def test_where_nothing_is_missing_there_is_no_urgent_way(brandt: User, aksoy: User) -> None:
    case = a_classified_case()
    with refused("Es fehlt nichts mehr. Der Eilweg ist nicht nötig."):
        actions.begin_bypass(case, by=brandt, second=aksoy, **words())


def test_one_waits_at_a_time(brandt: User, felten: User) -> None:
    case = a_bypass().case
    with refused("Ein Eilweg wartet schon auf die zweite Fachkraft."):
        actions.begin_bypass(case, by=brandt, second=felten, **words())


def test_after_the_decision_there_is_none(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.HELP)
    with forbidden():
        actions.begin_bypass(case, by=brandt, second=aksoy, **words())


def test_beginning_without_its_entry_in_the_trail_does_not_happen(brandt: User, aksoy: User) -> None:
    case = a_case()
    with undone_without_trail(brandt):
        actions.begin_bypass(case, by=brandt, second=aksoy, **words())


# Confirm, decline, withdraw


def test_the_second_opens_it_and_what_is_missing_comes_back_on_its_day(brandt: User, aksoy: User, felten: User) -> None:
    bypass = a_bypass(catch_up_on=in_days(9))
    with records("bypass.confirmed", "reminder.created", by=aksoy):
        actions.confirm_bypass(bypass, by=aksoy)
    assert rules.bypass_in_force(bypass.case) == bypass
    reminder = Reminder.objects.select_related("owner", "case").get()
    assert (reminder.owner, reminder.due_on, reminder.case) == (brandt, in_days(9), bypass.case)
    assert reminder.path == reverse("cases:urgent", args=[bypass.case.key])
    assert reminder.text.startswith("Nach dem Eilweg nachholen: Ressourcencheck, Kollegiale Beratung")
    texts = Notification.objects.filter(recipient__in=[brandt, felten]).select_related("recipient").order_by("-id")[:2]
    assert {row.recipient for row in texts} == {brandt, felten}
    assert all("Von zwei Fachkräften geöffnet." in row.text for row in texts)


def test_wjh_may_be_the_second_and_answers_without_seeing_the_file(neumann: User) -> None:
    bypass = a_bypass(second=neumann)
    assert UrgentBypass.objects.visible_to(neumann).get() == bypass
    assert not Case.objects.visible_to(neumann).exists()
    actions.confirm_bypass(bypass, by=neumann)
    assert rules.bypass_in_force(bypass.case) == bypass


@pytest.mark.parametrize("name", ["brandt", "vossen", "felten", "orth"])
def test_nobody_answers_in_the_place_of_the_second(name: str) -> None:
    bypass, user = a_bypass(), User.objects.get(username=name)
    for act in (actions.confirm_bypass, actions.decline_bypass):
        with forbidden():
            act(bypass, by=user)


def test_the_database_knows_who_the_second_is(brandt: User) -> None:
    bypass = a_bypass()
    with pytest.raises(IntegrityError, match="nur die zweite Fachkraft"), transaction.atomic():
        BypassStep.objects.create(bypass=bypass, state=BypassState.CONFIRMED, by=brandt)


def test_a_second_who_left_the_team_answers_nothing(aksoy: User) -> None:
    bypass = a_bypass()
    aksoy.memberships.update(valid_to=in_days(-1))
    with forbidden():
        actions.confirm_bypass(bypass, by=aksoy)


def test_an_answer_is_given_once(aksoy: User) -> None:
    bypass = an_open_way()
    with refused("Von „bestätigt“ führt kein Schritt zu „abgelehnt“."):
        actions.decline_bypass(bypass, by=aksoy)
    with refused("Von „bestätigt“ führt kein Schritt zu „bestätigt“."):
        actions.confirm_bypass(bypass, by=aksoy)


def test_declined_opens_nothing_and_the_next_may_be_asked(brandt: User, aksoy: User, felten: User) -> None:
    bypass = a_bypass()
    with records("bypass.declined", by=aksoy):
        actions.decline_bypass(bypass, by=aksoy)
    assert rules.bypass_in_force(bypass.case) is None
    assert newest(Notification).recipient_id == brandt.pk
    actions.begin_bypass(bypass.case, by=brandt, second=felten, **words())


def test_taken_back_it_opens_nothing_and_both_rows_stay(brandt: User) -> None:
    bypass = an_open_way()
    with records("bypass.withdrawn", by=brandt):
        actions.withdraw_bypass(bypass, by=brandt)
    assert rules.bypass_in_force(bypass.case) is None
    assert [step.state for step in fresh_bypass(bypass).steps.all()] == ["confirmed", "withdrawn"]


def test_who_works_on_it_and_the_lead_take_it_back(aksoy: User, felten: User) -> None:
    bypass = a_bypass()
    with forbidden():
        actions.withdraw_bypass(bypass, by=aksoy)
    actions.withdraw_bypass(bypass, by=felten)
    assert fresh_bypass(bypass).state == BypassState.WITHDRAWN


def test_an_urgent_way_ends_with_its_round(brandt: User, aksoy: User) -> None:
    bypass = an_open_way()
    waiting = a_bypass(a_case(child_first_name="Lina", child_last_name="Wendt"))
    for row in (bypass, waiting):
        actions.close_case(row.case, by=brandt, reason=Case.CloseReason.ADVICE)
        actions.reopen_case(row.case, by=brandt)
    assert rules.bypass_in_force(bypass.case) is None
    with refused("Dieser Eilweg gehört zu einer früheren Runde des Falls."):
        actions.confirm_bypass(waiting, by=aksoy)


@pytest.mark.parametrize("table", ["cases_urgentbypass", "cases_bypassstep"])
@pytest.mark.parametrize("change", ["UPDATE {} SET created_at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nothing_of_it_is_ever_changed(table: str, change: str) -> None:
    an_open_way()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


# What was left out is done afterwards


def test_from_the_consultation_one_goes_back_to_a_check_the_urgent_way_left_out(brandt: User) -> None:
    case = a_case()
    Case.objects.filter(pk=case.pk).update(stage=Stage.CONSULTATION)
    actions.start_resource_check(case, by=brandt, held_on=in_days(0))
    assert again(case).stage == Stage.RESOURCE_CHECK


def test_a_check_of_this_round_is_not_done_twice_from_the_consultation(brandt: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with refused("Der Ressourcencheck dieser Runde ist schon abgeschlossen."):
        actions.start_resource_check(case, by=brandt, held_on=in_days(0))


# Pages


def test_the_overview_shows_every_piece_with_its_sign_and_its_link(client_of: ClientOf, brandt: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    page = page_of(client_of(brandt), reverse("cases:file", args=[case.key]))
    assert "Ressourcencheck</span>" in page.replace("\n", "")
    assert page.count("liegt vor") == 3
    assert "Die Kollegiale Beratung ist nicht abgeschlossen." in page
    assert f"{reverse('cases:classification', args=[case.key])}#neu" in page


def test_the_anchor_of_each_link_stands_on_its_page(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    bare = a_case_nobody_leads(child_words="")
    actions.take_responsibility(bare, by=brandt)
    running = a_running_check(a_case(child_first_name="Lina", child_last_name="Wendt")).case
    check = a_ready_check(a_case(child_first_name="Ole", child_last_name="Wirtz"))
    actions.complete_resource_check(check, by=brandt)
    for case in (bare, running, check.case):
        for piece in rules.missing_for_commission(again(case)):
            for reader in (brandt, aksoy):  # whoever may not do it there lands on the sentence that says who may
                page = page_of(client_of(reader), reverse(piece.url_name, args=[case.key]))
                assert piece.anchor, piece
                assert page.count(f'id="{piece.anchor}"') == 1, (piece, reader)


def test_where_nobody_is_responsible_the_link_leads_to_the_page_whose_head_takes_it(
    client_of: ClientOf, brandt: User
) -> None:
    piece = rules.missing_for_commission(again(a_case_nobody_leads()))[0]
    assert (piece.code, piece.anchor) == ("lead", "")
    page = page_of(client_of(brandt), reverse(piece.url_name, args=[newest(Case).key]))
    assert "Verantwortung übernehmen" in page


def test_the_second_answers_from_their_own_sign_in(client_of: ClientOf, brandt: User, neumann: User) -> None:
    bypass = a_bypass(second=neumann)
    address = reverse("cases:bypass", args=[bypass.key])
    mine = Page(client_of(brandt).get(address).content.decode())
    assert "Eilweg bestätigen" not in mine.text
    page = Page(client_of(neumann).get(address).content.decode())
    assert REASON in page.text
    assert "Eilweg bestätigen" in page.text


def test_a_form_that_is_refused_keeps_what_was_typed(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    case = a_case()
    typed = {"reason": "Zu kurz.", "second": str(aksoy.key), "catch_up_on": in_days(3).isoformat()}
    key = {"idempotency_key": "6f1e9a34-6b63-4a5c-8a86-6a4c3c1d2b10"}
    answer = client_of(brandt).post(reverse("cases:urgent", args=[case.key]), typed | key)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "mindestens 20 Zeichen" in page
    assert "Zu kurz." in page
    assert not UrgentBypass.objects.exists()
