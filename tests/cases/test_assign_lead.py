"""Assigning a case and handing it over: dated rows that stay, one lead a day, nobody overwrites unseen."""

import pytest

from accounts.models import User
from cases import actions, rules
from cases.lifecycle import Stage
from cases.models import Case, HandoverReason, Responsibility
from tests.office import a_case, a_case_in, a_case_nobody_leads, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _led_since(days: int) -> Case:
    """A case Jana Brandt has led since some days."""
    case = a_case()
    case.responsibilities.update(valid_from=in_days(-days))
    return case


def test_the_lead_of_the_team_assigns_a_case_nobody_leads(felten: User, vossen: User) -> None:
    case = a_case_nobody_leads()
    with records("case.lead_assigned", by=felten):
        row = actions.assign_lead(case, to=vossen, by=felten)
    assert (row.user, row.role, row.valid_from, row.valid_to) == (vossen, "lead", in_days(0), None)
    assert rules.lead_of(case) == vossen


def test_the_old_lead_ends_the_day_before_and_stays_on_record(felten: User, brandt: User, vossen: User) -> None:
    case = _led_since(9)
    with records("case.responsibility_ended", "case.lead_assigned", by=felten):
        actions.assign_lead(case, to=vossen, by=felten)
    old = Responsibility.objects.get(case=case, user=brandt)
    assert (old.valid_from, old.valid_to) == (in_days(-9), in_days(-1))
    assert not rules.may_work_on(brandt, case)


def test_whoever_leads_hands_over_with_a_reason(brandt: User, aksoy: User) -> None:
    case = _led_since(9)
    with records("case.responsibility_ended", "case.lead_assigned", by=brandt):
        actions.assign_lead(case, to=aksoy, by=brandt, reason=HandoverReason.LANGUAGE)
    assert rules.lead_of(case) == aksoy


def test_a_lead_of_one_day_is_replaced_and_only_the_trail_knows(felten: User, vossen: User, aksoy: User) -> None:
    case = a_case_nobody_leads()
    actions.assign_lead(case, to=vossen, by=felten)
    actions.assign_lead(case, to=aksoy, by=felten)
    assert [row.user for row in case.responsibilities.select_related("user")] == [aksoy]


def test_who_shared_the_case_and_now_leads_it_has_one_role(felten: User, aksoy: User) -> None:
    case = _led_since(9)
    actions.join_case(case, user=aksoy, by=aksoy)
    actions.assign_lead(case, to=aksoy, by=felten)
    assert [row.role for row in Responsibility.objects.current().filter(case=case)] == ["lead"]


def test_who_shared_the_case_for_days_keeps_them_on_record(aksoy: User, vossen: User) -> None:
    case = a_case_nobody_leads()
    row = actions.join_case(case, user=aksoy, by=aksoy)
    Responsibility.objects.filter(pk=row.pk).update(valid_from=in_days(-5))
    actions.take_responsibility(case, by=aksoy)
    rows = Responsibility.objects.filter(case=case).order_by("valid_from")
    assert [(row.role, row.valid_to) for row in rows] == [("co", in_days(-1)), ("lead", None)]


def test_colleagues_who_do_not_lead_assign_nothing(
    aksoy: User, orth: User, kemper: User, neumann: User, vossen: User
) -> None:
    case = a_case()
    for stranger in (aksoy, orth, kemper, neumann):
        with forbidden():
            actions.assign_lead(case, to=vossen, by=stranger)


def test_nobody_outside_the_team_gets_a_case(felten: User, kemper: User, neumann: User, orth: User) -> None:
    case = a_case_nobody_leads()
    for stranger in (kemper, neumann, orth, felten):
        with refused("kann in Team 05 keinen Fall leiten"):
            actions.assign_lead(case, to=stranger, by=felten)


def test_who_has_left_the_office_gets_no_case(felten: User, vossen: User) -> None:
    case = a_case_nobody_leads()
    vossen.is_active = False
    vossen.save(update_fields=["is_active"])
    with refused("Lena Vossen kann in Team 05 keinen Fall leiten"):
        actions.assign_lead(case, to=vossen, by=felten)


def test_the_present_lead_is_not_assigned_again(felten: User, brandt: User) -> None:
    case = a_case()
    with refused("Jana Brandt ist für diesen Fall schon verantwortlich."):
        actions.assign_lead(case, to=brandt, by=felten)


def test_a_closed_case_is_opened_first(felten: User, vossen: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with refused("Der Fall ist abgeschlossen. Öffnen Sie ihn zuerst wieder."):
        actions.assign_lead(case, to=vossen, by=felten)


def test_nobody_overwrites_a_lead_they_have_not_seen(felten: User, brandt: User, aksoy: User, vossen: User) -> None:
    case = a_case()
    actions.assign_lead(case, to=aksoy, by=felten, instead_of=brandt)
    with refused("Inzwischen ist Deniz Aksoy fallverantwortlich."):
        actions.assign_lead(case, to=vossen, by=felten, instead_of=brandt)
    with refused("Inzwischen ist Deniz Aksoy fallverantwortlich."):
        actions.assign_lead(case, to=vossen, by=felten, instead_of=None)


def test_without_its_entry_in_the_trail_nobody_is_assigned(felten: User, vossen: User) -> None:
    case = a_case_nobody_leads()
    with undone_without_trail(felten):
        actions.assign_lead(case, to=vossen, by=felten)
