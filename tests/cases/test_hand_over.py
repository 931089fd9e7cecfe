"""A case changes hands: the sheet of what was open, who acknowledges it, and whose rights end."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification, User
from cases import actions, rules
from cases.lifecycle import Area, Stage
from cases.models import Case, EntrustedNote, Handover, HandoverReason, Reminder, Responsibility
from socialspace.models import TeamMembership
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.house.queries import page_of
from tests.office import a_case, a_case_in, a_case_nobody_leads, a_running_check, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=30)


def handed_over(case: Case | None = None, *, words: str = "Die Großmutter holt mittwochs ab.") -> Handover:
    """A case Jana Brandt gave to Deniz Aksoy."""
    case = case or a_case()
    brandt, aksoy = (User.objects.get(username=name) for name in ("brandt", "aksoy"))
    actions.assign_lead(case, to=aksoy, by=brandt, reason=HandoverReason.LOAD, words=words)
    return Handover.objects.select_related("case").get(case=case)


def shown(client: Client, handover: Handover) -> str:
    return page_of(client, reverse("cases:handover", args=[handover.case.key, handover.key]))


# The sheet


def test_the_sheet_holds_what_was_open_at_that_moment(brandt: User, aksoy: User) -> None:
    case = a_running_check().case
    review = in_days(20)
    actions.classify(case, by=brandt, area=Area.DANGER, reasons="Wunde.", next_review_on=review, second=aksoy)
    actions.remind(by=brandt, owner=brandt, case=case, text="Kita anrufen", due_on=in_days(2))
    handover = handed_over(case)
    assert [(row["kind"], row["due_on"]) for row in handover.sheet] == [
        ("check", in_days(0).isoformat()),
        ("reminder", in_days(2).isoformat()),
        ("review", review.isoformat()),
    ]


def test_the_sheet_stays_as_it_was(brandt: User, aksoy: User) -> None:
    case = a_running_check().case
    handover = handed_over(case)
    actions.close_case(case, by=aksoy, reason=Case.CloseReason.MOVED)
    assert "Der Ressourcencheck ist nicht abgeschlossen." in str(Handover.objects.get(pk=handover.pk).sheet)


@pytest.mark.parametrize("change", [{"words": "anders"}, {"sheet": []}, {"question": "Wie?"}, {"reason": "team"}])
def test_the_database_changes_no_handover_but_for_its_acknowledgement(brandt: User, change: dict[str, object]) -> None:
    handover = handed_over()
    with pytest.raises(DatabaseError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        handover.delete()


def test_a_case_nobody_led_has_nothing_to_hand_over(felten: User, vossen: User) -> None:
    actions.assign_lead(a_case_nobody_leads(), to=vossen, by=felten)
    assert not Handover.objects.exists()


def test_when_the_lead_of_the_team_assigns_it_is_a_handover_too(felten: User, brandt: User, vossen: User) -> None:
    case = a_case()
    actions.assign_lead(case, to=vossen, by=felten)
    handover = Handover.objects.get(case=case)
    assert (handover.giver_id, handover.taker_id, handover.recorded_by_id) == (brandt.pk, vossen.pk, felten.pk)


@pytest.mark.parametrize("goes_along", [True, False])
def test_open_reminders_go_along_when_asked_to(brandt: User, aksoy: User, vossen: User, goes_along: bool) -> None:
    case = a_case()
    mine = actions.remind(by=brandt, owner=brandt, case=case, text="Kita anrufen", due_on=in_days(2))
    other = actions.remind(by=brandt, owner=vossen, case=case, text="Termin", due_on=in_days(2))
    actions.assign_lead(case, to=aksoy, by=brandt, with_reminders=goes_along)
    owners = dict(Reminder.objects.values_list("pk", "owner"))
    assert owners == {mine.pk: aksoy.pk if goes_along else brandt.pk, other.pk: vossen.pk}


def test_entrusted_notes_stay_and_only_their_owner_reads_that_they_do(
    client_of: ClientOf, brandt: User, aksoy: User, felten: User
) -> None:
    case = a_case()
    EntrustedNote.objects.create(case=case, author=brandt, kind="call", happened_at=timezone.now(), observed="Geheim.")
    handover = handed_over(case)
    assert "bleiben bei Ihnen" in shown(client_of(brandt), handover)
    for other in (aksoy, felten):
        page = shown(client_of(other), handover)
        assert "anvertraut" not in page.lower()
        assert "Geheim" not in page
    assert not EntrustedNote.objects.visible_to(aksoy).exists()


# The acknowledgement


def test_the_new_person_is_told_and_acknowledges(brandt: User, aksoy: User) -> None:
    handover = handed_over()
    (told,) = Notification.objects.filter(recipient=aksoy)
    assert told.text == f"Übergabe an Sie: {handover.case.file_number}"
    with records("case.handover_acknowledged", by=aksoy):
        actions.acknowledge_handover(handover, by=aksoy)
    assert not Handover.objects.waiting().exists()
    assert not Notification.objects.filter(recipient=brandt).exists()


def test_a_question_goes_back_to_whoever_handed_over(brandt: User, aksoy: User) -> None:
    handover = handed_over()
    actions.acknowledge_handover(handover, by=aksoy, question="Wer hat den Schlüssel?")
    (told,) = Notification.objects.filter(recipient=brandt)
    assert "Schlüssel" not in told.text


def test_nobody_acknowledges_for_somebody_else_or_twice(brandt: User, aksoy: User, felten: User) -> None:
    handover = handed_over()
    for other in (brandt, felten):
        with forbidden():
            actions.acknowledge_handover(handover, by=other)
    actions.acknowledge_handover(handover, by=aksoy)
    with refused("Diese Übernahme ist schon bestätigt."):
        actions.acknowledge_handover(handover, by=aksoy)


def test_who_has_passed_the_case_on_acknowledges_nothing_any_more(aksoy: User, vossen: User) -> None:
    handover = handed_over()
    actions.assign_lead(handover.case, to=vossen, by=aksoy)
    with forbidden():
        actions.acknowledge_handover(handover, by=aksoy)
    assert [row.taker_id for row in Handover.objects.waiting()] == [vossen.pk]


def test_without_its_entry_in_the_trail_nothing_is_acknowledged(aksoy: User) -> None:
    handover = handed_over()
    with undone_without_trail(aksoy):
        actions.acknowledge_handover(handover, by=aksoy)


def test_the_lead_sees_what_nobody_acknowledged_for_days(client_of: ClientOf, felten: User, aksoy: User) -> None:
    handed_over()
    client, url = client_of(felten), reverse("cases:gaps")
    assert "noch nicht bestätigt." not in page_of(client, url)
    facts = {"giver": User.objects.get(username="brandt"), "taker": aksoy, "recorded_by": felten, "reason": "load"}
    case = a_case_nobody_leads(child_last_name="Alt")
    actions.assign_lead(case, to=aksoy, by=felten)
    Handover.objects.create(case=case, handed_over_at=timezone.now() - LONG_AGO, **facts)
    page = page_of(client, url)
    assert "Deniz Aksoy hat die Übergabe von Jana Brandt am" in page
    assert "Alt, Milan" in page
    assert "Sommerfeld, Milan" not in page


# Rights follow responsibility


def test_who_handed_over_reads_along_and_works_no_more(client_of: ClientOf, brandt: User) -> None:
    case = handed_over().case
    assert not rules.may_work_on(brandt, case)
    assert not rules.may_help(brandt, case)
    with forbidden():
        actions.close_case(case, by=brandt, reason=Case.CloseReason.MOVED)
    assert client_of(brandt).get(reverse("cases:file", args=[case.key])).status_code == 200


@pytest.mark.parametrize(("role", "decides"), [("co", True), ("deputy", True), ("helper", False)])
def test_a_role_ends_with_its_last_day(brandt: User, aksoy: User, role: str, decides: bool) -> None:
    case = a_case()
    row = actions.join_case(case, user=aksoy, by=brandt, role=role, valid_to=in_days(5))
    assert (rules.may_work_on(aksoy, case), rules.may_help(aksoy, case)) == (decides, True)
    Responsibility.objects.filter(pk=row.pk).update(valid_from=in_days(-9), valid_to=in_days(-1))
    assert (rules.may_work_on(aksoy, case), rules.may_help(aksoy, case)) == (False, False)


@pytest.mark.parametrize("role", ["co", "helper"])
def test_a_role_ends_with_the_team(brandt: User, aksoy: User, role: str) -> None:
    case = a_case()
    actions.join_case(case, user=aksoy, by=brandt, role=role)
    TeamMembership.objects.filter(user=aksoy).update(valid_to=in_days(-1))
    assert not rules.may_help(aksoy, case)
    assert not Case.objects.visible_to(aksoy).exists()


def test_a_helper_decides_nothing(brandt: User, aksoy: User, vossen: User) -> None:
    case = a_case()
    actions.join_case(case, user=aksoy, by=brandt, role="helper")
    deciding = (
        lambda: actions.close_case(case, by=aksoy, reason=Case.CloseReason.MOVED),
        lambda: actions.assign_lead(case, to=vossen, by=aksoy),
        lambda: actions.start_resource_check(case, by=aksoy, held_on=in_days(0)),
        lambda: actions.join_case(case, user=vossen, by=aksoy, role="helper"),
    )
    for decide in deciding:
        with forbidden():
            decide()


def test_nobody_inherits_the_help_of_an_absent_helper(brandt: User, aksoy: User, vossen: User) -> None:
    case = a_case()
    actions.join_case(case, user=aksoy, by=brandt, role="helper")
    days = {"begins_on": in_days(0), "ends_on": in_days(3), "answered_at": timezone.now()}
    aksoy.absences.create(deputy=vossen, answer="accepted", **days)
    assert not rules.may_help(vossen, case)


# Standing in for one case


def test_a_deputy_for_one_case_needs_a_last_day_and_somebody_who_asks(brandt: User, aksoy: User) -> None:
    case = a_case()
    with refused("Bis wann vertritt Deniz Aksoy?"):
        actions.join_case(case, user=aksoy, by=brandt, role="deputy")
    with forbidden():
        actions.join_case(case, user=aksoy, by=aksoy, role="deputy", valid_to=in_days(3))
    with refused("beginnt frühestens heute"):
        actions.join_case(case, user=aksoy, by=brandt, role="deputy", valid_from=in_days(-1), valid_to=in_days(3))
    with refused("Das Ende der Verantwortung liegt vor ihrem Beginn."):
        actions.join_case(case, user=aksoy, by=brandt, role="deputy", valid_from=in_days(5), valid_to=in_days(3))


def test_overlapping_responsibility_is_refused_beside_the_field(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    case = a_case()
    data = {"user": str(aksoy.key), "role": "deputy"}
    first = data | {"valid_from": in_days(2).isoformat(), "valid_to": in_days(9).isoformat()}
    url, client = reverse("cases:ask", args=[case.key]), client_of(brandt)
    assert client.post(url, form(**first)).status_code == 302
    again = data | {"valid_from": in_days(9).isoformat(), "valid_to": in_days(12).isoformat()}
    page = client.post(url, form(**again)).content.decode()
    assert "Diese Person hat in diesem Fall in dieser Zeit schon eine Aufgabe." in page
    assert 'id="id_user_error"' in page
    assert f'value="{in_days(12).isoformat()}"' in page
    assert Responsibility.objects.filter(case=case, user=aksoy).count() == 1


def test_what_was_planned_ends_before_it_began(brandt: User, aksoy: User) -> None:
    case = a_case()
    actions.join_case(case, user=aksoy, by=brandt, role="deputy", valid_from=in_days(2), valid_to=in_days(9))
    actions.leave_case(case, user=aksoy, by=brandt)
    assert not Responsibility.objects.filter(case=case, user=aksoy).exists()


def test_who_was_to_stand_in_and_now_leads_has_one_role(brandt: User, aksoy: User) -> None:
    case = a_case()
    actions.join_case(case, user=aksoy, by=brandt, role="deputy", valid_from=in_days(2), valid_to=in_days(9))
    actions.assign_lead(case, to=aksoy, by=brandt)
    assert [row.role for row in Responsibility.objects.filter(case=case, user=aksoy)] == ["lead"]


def test_a_closed_case_changes_no_hands(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with refused("Der Fall ist abgeschlossen."):
        actions.join_case(case, user=aksoy, by=brandt, role="helper")
