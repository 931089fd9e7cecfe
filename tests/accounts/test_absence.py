"""Absences: everyone their own, a lead those of the team; a deputy stands in once they said yes."""

from datetime import date
from typing import Any

import pytest

from accounts.models import Absence, User
from accounts.rules import stands_in_for
from audit.models import Entry
from cases import actions as cases
from cases import rules
from cases.models import Case, Responsibility
from socialspace import actions
from socialspace.models import TeamMembership
from tests.office import a_case, colleague, in_days
from tests.trail import forbidden, records, refused, undone_without_trail
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def absence_of(
    user: User, first: int = 0, last: int = 5, *, deputy: str | None = "vossen", by: User | None = None
) -> Absence:
    found = colleague(deputy) if deputy else None
    return actions.record_absence(
        user=user, by=by or user, begins_on=in_days(first), ends_on=in_days(last), deputy=found
    )


def accepted(absence: Absence) -> Absence:
    assert absence.deputy is not None
    return actions.accept_absence(absence, by=absence.deputy, version=absence.version)


def change(absence: Absence, *, by: User | None = None, **changes: Any) -> Absence:
    now: dict[str, Any] = {
        "version": absence.version,
        "begins_on": absence.begins_on,
        "ends_on": absence.ends_on,
        "deputy": absence.deputy,
    }
    return actions.change_absence(absence, by=by or absence.user, **(now | changes))


# Recording


def test_everyone_records_their_own_and_the_deputy_is_asked_by_mail(aksoy: User, vossen: User) -> None:
    with records("absence.recorded", by=aksoy):
        absence = absence_of(aksoy)
    assert (absence.answer, absence.deputy) == ("open", vossen)
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "vossen@jugendamt.example"
    assert "Deniz Aksoy ist vom" in mail.body


def test_the_mail_names_no_case(aksoy: User) -> None:
    case = a_case()
    cases.join_case(case, user=aksoy, by=aksoy)
    accepted(absence_of(aksoy))
    text = " ".join(mail.subject + mail.body for mail in OutgoingMail.objects.all())
    assert "Sommerfeld" not in text
    assert case.file_number not in text


def test_nowhere_is_a_place_for_the_reason(aksoy: User) -> None:
    words = {field.name for field in Absence._meta.get_fields()}
    assert not words & {"reason", "kind", "note", "comment", "text"}
    absence_of(aksoy)
    assert set(Entry.objects.get(verb="absence.recorded").data) == {"user"}


def test_a_lead_records_for_colleagues_of_the_department_only(felten: User, aksoy: User, neumann: User) -> None:
    with records("absence.recorded", by=felten):
        absence_of(aksoy, by=felten)
    with forbidden():
        absence_of(neumann, by=felten, deputy=None)
    with forbidden():
        absence_of(colleague("kemper"), by=felten, deputy=None)


def test_nobody_else_records_for_others_and_without_a_team_there_is_no_deputy(
    brandt: User, aksoy: User, dohmen: User
) -> None:
    with forbidden():
        absence_of(aksoy, by=brandt)
    with forbidden():
        absence_of(dohmen, deputy=None)


def test_two_absences_of_one_person_never_share_a_day(aksoy: User) -> None:
    absence_of(aksoy, 3, 5)
    for first, last in ((5, 9), (0, 3), (4, 4), (0, 20)):
        with refused("Für diese Tage ist schon eine Abwesenheit eingetragen."):
            absence_of(aksoy, first, last)
    absence_of(aksoy, 6, 9)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (3, 2, "Der letzte Tag liegt vor dem ersten."),
        (-5, -1, "Der letzte Tag ist schon vorbei."),
        (0, 400, "Länger als ein Jahr wird nicht eingetragen"),
    ],
)
def test_days_make_sense(aksoy: User, first: int, last: int, sentence: str) -> None:
    with refused(sentence):
        absence_of(aksoy, first, last)


@pytest.mark.parametrize("deputy", ["neumann", "kemper", "demir", "felten", "aksoy"])
def test_the_deputy_comes_from_team_and_department_and_leads_nothing(aksoy: User, deputy: str) -> None:
    with refused("nicht vertreten. Wählen Sie jemanden aus Team und Abteilung."):
        absence_of(aksoy, deputy=deputy)


def test_in_wjh_the_lead_may_stand_in(neumann: User) -> None:
    assert accepted(absence_of(neumann, deputy="orth")).answer == "accepted"


def test_a_deputy_who_is_away_themselves_is_refused(aksoy: User, vossen: User) -> None:
    absence_of(vossen, 5, 9, deputy=None)
    with refused("Lena Vossen ist an einem dieser Tage selbst abwesend."):
        absence_of(aksoy, 0, 5)
    absence_of(aksoy, 0, 4)


# The answer


def test_only_an_accepted_deputy_works_on_the_cases_and_only_on_those_days(aksoy: User, vossen: User) -> None:
    case = a_case()
    cases.assign_lead(case, to=aksoy, by=colleague("felten"))
    absence = absence_of(aksoy, 0, 2)
    assert not rules.may_work_on(vossen, case)
    accepted(absence)
    assert rules.may_work_on(vossen, case)
    assert not rules.may_work_on(colleague("brandt"), case)
    assert [row.user for row in Responsibility.objects.filter(case=case).select_related("user")] == [aksoy]
    Absence.objects.update(begins_on=in_days(1))
    assert not rules.may_work_on(vossen, case)


def test_a_deputy_finds_the_cases_they_stand_in_for(aksoy: User, vossen: User) -> None:
    case = a_case()
    cases.join_case(case, user=aksoy, by=aksoy)
    a_case(child_last_name="Anders")
    accepted(absence_of(aksoy))
    assert list(Case.objects.visible_to(vossen).stood_in_by(vossen)) == [case]


def test_a_deputy_who_left_the_team_works_on_nothing(aksoy: User, vossen: User) -> None:
    case = a_case()
    cases.assign_lead(case, to=aksoy, by=colleague("felten"))
    accepted(absence_of(aksoy))
    TeamMembership.objects.filter(user=vossen).update(valid_to=in_days(-1))
    assert not rules.may_work_on(vossen, case)
    assert not Case.objects.visible_to(vossen).exists()


def test_who_stands_in_for_a_deputy_of_one_case_does_not_inherit_it(aksoy: User, vossen: User) -> None:
    case = a_case()
    Responsibility.objects.create(case=case, user=aksoy, role="deputy", valid_from=in_days(0))
    accepted(absence_of(aksoy))
    assert not rules.may_work_on(vossen, case)


def test_nobody_but_the_deputy_answers(aksoy: User, brandt: User, felten: User) -> None:
    absence = absence_of(aksoy)
    for stranger in (aksoy, brandt, felten):
        with forbidden():
            actions.accept_absence(absence, by=stranger, version=absence.version)
        with forbidden():
            actions.decline_absence(absence, by=stranger, version=absence.version)


def test_a_declined_absence_goes_back_to_the_person(aksoy: User, vossen: User) -> None:
    absence = absence_of(aksoy)
    with records("absence.declined", by=vossen):
        actions.decline_absence(absence, by=vossen, version=absence.version)
    mail = OutgoingMail.objects.order_by("-pk").first()
    assert mail is not None
    assert (mail.recipient, mail.subject) == ("aksoy@jugendamt.example", "Vertretung abgelehnt")


def test_an_accepted_deputyship_can_be_given_back(aksoy: User, vossen: User) -> None:
    absence = accepted(absence_of(aksoy))
    actions.decline_absence(absence, by=vossen, version=absence.version)
    assert not stands_in_for(vossen).exists()


def test_a_deputy_accepts_the_days_they_have_seen(aksoy: User, vossen: User) -> None:
    seen = absence_of(aksoy)
    change(seen, ends_on=in_days(20))
    with refused("Diese Abwesenheit hat inzwischen jemand geändert."):
        actions.accept_absence(seen, by=vossen, version=seen.version)


def test_a_deputy_who_is_away_meanwhile_cannot_accept(aksoy: User, vossen: User) -> None:
    absence = absence_of(aksoy)
    Absence.objects.create(user=vossen, begins_on=in_days(0), ends_on=in_days(1))
    with refused("Lena Vossen ist an einem dieser Tage selbst abwesend."):
        actions.accept_absence(absence, by=vossen, version=absence.version)


def test_who_is_away_gives_back_what_they_promised_for_these_days(aksoy: User, vossen: User, brandt: User) -> None:
    kept = accepted(absence_of(brandt, 20, 25))
    promised = accepted(absence_of(aksoy, 0, 5))
    with records("absence.declined", "absence.recorded", by=vossen):
        absence_of(vossen, 4, 10, deputy=None)
    promised.refresh_from_db()
    kept.refresh_from_db()
    assert (promised.answer, kept.answer) == ("declined", "accepted")


# Changing and withdrawing


def test_fewer_days_keep_the_answer_more_days_need_a_new_one(aksoy: User) -> None:
    absence = accepted(absence_of(aksoy, 2, 8))
    absence = change(absence, begins_on=in_days(3), ends_on=in_days(6))
    assert absence.answer == "accepted"
    absence = change(absence, ends_on=in_days(7))
    assert (absence.answer, absence.answered_at) == ("open", None)


def test_another_deputy_is_asked_anew_and_the_old_one_is_told(aksoy: User, brandt: User, vossen: User) -> None:
    absence = accepted(absence_of(aksoy))
    OutgoingMail.objects.all().delete()
    with records("absence.changed", by=aksoy):
        absence = change(absence, deputy=brandt)
    assert (absence.answer, absence.deputy) == ("open", brandt)
    told = {(mail.recipient, mail.subject) for mail in OutgoingMail.objects.all()}
    assert told == {
        ("brandt@jugendamt.example", "Bitte um Vertretung"),
        ("vossen@jugendamt.example", "Vertretung nicht mehr nötig"),
    }
    assert not stands_in_for(vossen).exists()


def test_nobody_overwrites_a_change_they_have_not_seen(aksoy: User, felten: User, brandt: User) -> None:
    absence = absence_of(aksoy)
    change(absence, by=felten, deputy=brandt)
    with refused("Diese Abwesenheit hat inzwischen jemand geändert."):
        change(absence, ends_on=in_days(2))


def test_an_absence_that_runs_keeps_its_first_day(aksoy: User) -> None:
    absence = absence_of(aksoy, -2, 5)
    with refused("schon begonnen"):
        change(absence, begins_on=in_days(0))
    assert change(absence, ends_on=in_days(1)).begins_on == in_days(-2)


def test_an_absence_ahead_is_withdrawn_without_a_trace_but_the_trail(aksoy: User) -> None:
    absence = absence_of(aksoy, 3, 5)
    with records("absence.withdrawn", by=aksoy):
        actions.withdraw_absence(absence, by=aksoy, version=absence.version)
    assert not Absence.objects.exists()


def test_of_a_running_absence_the_days_that_are_over_stay(aksoy: User, vossen: User) -> None:
    absence = accepted(absence_of(aksoy, -2, 5))
    actions.withdraw_absence(absence, by=aksoy, version=absence.version)
    absence.refresh_from_db()
    assert (absence.begins_on, absence.ends_on) == (in_days(-2), in_days(-1))
    assert not stands_in_for(vossen).exists()


def test_what_is_over_stays_as_it_was(aksoy: User) -> None:
    day: dict[str, date] = {"begins_on": in_days(-9), "ends_on": in_days(-2)}
    absence = Absence.objects.create(user=aksoy, deputy=colleague("vossen"), **day)
    for act in (actions.withdraw_absence, actions.accept_absence):
        by = aksoy if act is actions.withdraw_absence else colleague("vossen")
        with refused("Diese Abwesenheit ist vorbei"):
            act(absence, by=by, version=1)


def test_what_was_withdrawn_can_not_be_accepted(aksoy: User, vossen: User) -> None:
    absence = absence_of(aksoy, 3, 5)
    version = absence.version
    actions.withdraw_absence(Absence.objects.select_related("user", "deputy").get(), by=aksoy, version=version)
    with refused("Diese Abwesenheit ist zurückgezogen."):
        actions.accept_absence(absence, by=vossen, version=version)


def test_without_its_entry_in_the_trail_nothing_is_recorded(aksoy: User) -> None:
    with undone_without_trail(aksoy):
        absence_of(aksoy)
