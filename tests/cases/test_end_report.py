"""What becomes of a report: exactly one end, said with who and how; only advice can be taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification, User
from cases import actions
from cases.actions import NamedChild
from cases.lifecycle import ReportState
from cases.models import Case, Family, Household, Person, Reminder, Report, WillStatement
from socialspace.models import SocialArea
from tests.office import a_case, a_case_nobody_leads, a_report, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def now(report: Report) -> Report:
    return Report.objects.for_page().get(pk=report.pk)


def test_a_case_ends_the_report_and_says_who_did_it(aksoy: User) -> None:
    report = a_report()
    actions.open_case(report, by=aksoy)
    ended = now(report)
    assert (ended.state, ended.ended_by) == (ReportState.CASE, aksoy)
    assert ended.ended_at is not None


def test_a_sibling_gets_a_case_of_its_own(brandt: User) -> None:
    report = a_report(other_children=[NamedChild(first_name="Lina")])
    lina = report.others.get(role=Person.Role.CHILD)
    case = actions.open_case(report, by=brandt, siblings=[lina])
    other = Case.objects.select_related("child").get(child=lina)
    assert case.child == report.child
    assert (other.family_id, other.area_id) == (case.family_id, case.area_id)
    assert other.file_number != case.file_number


def test_a_stranger_is_no_sibling(brandt: User) -> None:
    report, stranger = a_report(), a_report().child
    with refused("Wählen Sie Kinder, die in der Meldung stehen."):
        actions.open_case(report, by=brandt, siblings=[stranger])


def test_advice_ends_a_report_and_can_be_taken_back(brandt: User, aksoy: User) -> None:
    report = a_report()
    with records("report.ended", by=brandt):
        actions.end_with_advice(report, by=brandt, advice="Auf das Elterncafé hingewiesen.")
    assert now(report).state == ReportState.ADVICE
    with records("report.reopened", by=aksoy):
        actions.reopen_report(report, by=aksoy)
    again = now(report)
    assert again.is_open
    assert again.advice == "Auf das Elterncafé hingewiesen."


def test_advice_without_words_is_none(brandt: User) -> None:
    report = a_report()
    with refused("Schreiben Sie auf, wozu beraten wurde."):
        actions.end_with_advice(report, by=brandt, advice="")


def test_what_became_a_case_is_not_opened_again(brandt: User) -> None:
    report = a_report()
    actions.open_case(report, by=brandt)
    with refused("führt kein Schritt"):
        actions.reopen_report(report, by=brandt)
    with refused("führt kein Schritt"):
        actions.end_with_advice(report, by=brandt, advice="Doch nur Beratung.")


def test_a_report_is_added_to_a_case_and_its_lead_is_told_without_a_name(brandt: User, aksoy: User) -> None:
    case = a_case()
    report = a_report(by=aksoy, child_words="Abends ist niemand da.")
    with records("report.ended", by=aksoy):
        actions.add_report_to_case(report, by=aksoy, case=case, child=case.child)
    added = now(report)
    assert (added.state, added.case, added.child, added.family) == (ReportState.ADDED, case, case.child, case.family)
    assert WillStatement.objects.filter(case=case, person=case.child, quote="Abends ist niemand da.").exists()
    told = Notification.objects.get(recipient=brandt)
    assert case.file_number in told.text
    assert "Sommerfeld" not in told.text


def test_the_lead_of_the_team_is_told_when_nobody_leads_the_case(brandt: User, felten: User) -> None:
    case = a_case_nobody_leads()
    actions.add_report_to_case(a_report(), by=brandt, case=case, child=case.child)
    assert Notification.objects.filter(recipient=felten).count() == 1


def test_persons_of_the_report_join_the_family_and_nobody_is_there_twice(brandt: User) -> None:
    case = a_case(child_birth_date=None)
    home = actions.Address(street="Grenzweg", house_number="4")
    new = a_report(child_first_name="Milan", other_children=[NamedChild(first_name="Lina")], address=home)
    old_family = new.family.pk
    actions.add_report_to_case(new, by=brandt, case=case, child=case.child)
    names = sorted(Person.objects.filter(family=case.family).values_list("first_name", flat=True))
    assert names == ["Katrin", "Lina", "Milan"]
    assert Person.objects.get(pk=case.child_id).birth_date == in_days(-9 * 365)
    assert not Family.objects.filter(pk=old_family).exists()
    living = Household.objects.get(family=case.family).members.values_list("person__first_name", flat=True)
    assert sorted(living) == ["Lina", "Milan"]
    assert set(new.others.values_list("first_name", flat=True)) == {"Katrin", "Lina"}


def test_a_child_that_is_new_in_the_family_joins_it(brandt: User) -> None:
    case = a_case()
    report = a_report(child_first_name="Emil")
    actions.add_report_to_case(report, by=brandt, case=case)
    emil = now(report).child
    assert (emil.first_name, emil.family_id) == ("Emil", case.family_id)


def test_a_family_with_its_own_case_keeps_its_persons(brandt: User) -> None:
    first, second = a_case(), a_case(child_last_name="Baum", child_first_name="Noah")
    report = a_report(known_child=second.child)
    with refused("Wählen Sie, welches Kind der Familie gemeint ist."):
        actions.add_report_to_case(report, by=brandt, case=first)
    actions.add_report_to_case(report, by=brandt, case=first, child=first.child)
    assert Person.objects.get(pk=second.child_id).family_id == second.family_id


def test_a_closed_case_takes_no_report(brandt: User) -> None:
    case = a_case()
    report = a_report()
    actions.close_case(case, by=brandt, reason=Case.CloseReason.ADVICE)
    with refused("Das geht nur im Schritt"):
        actions.add_report_to_case(report, by=brandt, case=case, child=case.child)


def test_a_doctor_has_heard_back_once(brandt: User) -> None:
    report = a_report(is_secret_holder=True)
    with records("report.feedback_given", "reminder.finished", by=brandt):
        actions.give_feedback(report, by=brandt, on=in_days(0), channel="phone")
    assert not Report.objects.awaiting_feedback().filter(pk=report.pk).exists()
    with refused("Die Rückmeldung ist schon gegeben."):
        actions.give_feedback(report, by=brandt, on=in_days(0), channel="phone")


def test_the_answer_to_a_doctor_is_a_reminder_of_whoever_took_the_report(brandt: User, aksoy: User) -> None:
    report = a_report(is_secret_holder=True, child_last_name="Geheim")
    reminder = Reminder.objects.get(owner=brandt)
    assert (reminder.due_on, reminder.path) == (report.feedback_due_on, reverse("cases:report", args=[report.key]))
    assert "Geheim" not in reminder.text
    actions.give_feedback(report, by=aksoy, on=in_days(0), channel="phone")
    assert Notification.objects.get(recipient=brandt).text == "Deniz Aksoy hat eine Rückmeldung nach § 4 KKG gegeben."


def test_the_reminder_goes_when_the_report_goes(brandt: User) -> None:
    report = a_report(is_secret_holder=True)
    west = SocialArea.objects.get(number=3)
    actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    assert not Reminder.objects.exists()


def test_feedback_lies_between_the_report_and_today(brandt: User) -> None:
    report = a_report(is_secret_holder=True, received_at=timezone.now() - timedelta(days=2))
    for day in (in_days(1), in_days(-4)):
        with refused("Die Rückmeldung liegt zwischen dem Eingang der Meldung und heute."):
            actions.give_feedback(report, by=brandt, on=day, channel="mail")


def test_a_neighbour_gets_no_feedback(brandt: User) -> None:
    report = a_report()
    with refused("keine Rückmeldung vorgesehen"):
        actions.give_feedback(report, by=brandt, on=in_days(0), channel="phone")


def test_only_asd_of_the_team_ends_a_report(neumann: User, kemper: User, demir: User, brandt: User) -> None:
    report, case = a_report(is_secret_holder=True), a_case()
    for stranger in (neumann, kemper, demir):
        with forbidden():
            actions.end_with_advice(report, by=stranger, advice="Beraten.")
        with forbidden():
            actions.add_report_to_case(report, by=stranger, case=case, child=case.child)
        with forbidden():
            actions.give_feedback(report, by=stranger, on=in_days(0), channel="phone")


def test_without_its_entry_in_the_trail_nothing_ends(brandt: User) -> None:
    report = a_report()
    with undone_without_trail(brandt):
        actions.end_with_advice(report, by=brandt, advice="Beraten.")
