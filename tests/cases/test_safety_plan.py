"""The Schutzplan: measures, contacts, signatures or refusals; frozen once signed or in force, replaced by its next."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from cases import actions
from cases.lifecycle import PlanState
from cases.models import Case, EmergencyContact, SafetyMeasure, SafetyPlan
from tests.cases.goals_office import (
    a_contact,
    a_measure,
    a_plan,
    a_plan_in_force,
    a_signature,
    a_whole_plan,
    mother_of,
)
from tests.office import a_case, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db
FROZEN = "Diese Fassung ist unterschrieben oder in Kraft und wird nicht mehr geändert."


def test_the_first_version_protects_the_child_of_the_case(brandt: User) -> None:
    case = a_case()
    with records("safety_plan.begun", by=brandt):
        plan = a_plan(case)
    assert (plan.number, plan.state, list(plan.children.all())) == (1, PlanState.DRAFT, [case.child])


def test_there_is_one_draft_at_a_time() -> None:
    case = a_case()
    a_plan(case)
    with refused("Für diesen Fall liegt schon ein Entwurf vor."):
        a_plan(case)


def test_a_plan_without_measure_or_contact_is_neither_signed_nor_put_in_force(brandt: User) -> None:
    plan = a_plan()
    with refused("Nennen Sie mindestens eine Maßnahme."):
        actions.put_in_force(plan, by=brandt)
    a_measure(plan)
    with refused("Nennen Sie mindestens einen Notfallkontakt mit Telefon."):
        a_signature(plan)


def test_the_next_version_begins_with_the_last_and_replaces_it(brandt: User) -> None:
    first = a_plan_in_force()
    second = a_plan(first.case)
    assert second.number == 2
    assert [row.what for row in second.measures.all()] == ["Milan schläft bei der Oma."]
    assert [row.name for row in second.contacts.all()] == ["Rufbereitschaft"]
    first.refresh_from_db()
    assert first.state == PlanState.IN_FORCE, "the draft protects nobody yet"
    actions.put_in_force(second, by=brandt)
    first.refresh_from_db()
    assert first.state == PlanState.REPLACED
    assert SafetyPlan.objects.in_force().get() == second


def test_who_signs_and_who_refuses_is_kept_with_the_reason() -> None:
    plan = a_whole_plan()
    with refused("Wer nicht unterschreibt, hat einen Grund: Schreiben Sie ihn auf."):
        a_signature(plan, has_signed=False)
    a_signature(plan, has_signed=False, refusal="Er will erst mit seiner Anwältin sprechen.")
    a_signature(plan, role="child", person=plan.case.child)
    a_signature(plan, role="custody", person=None, name="Amtsvormundin Frau Krings")
    assert [row.who for row in plan.signatures.all()] == [
        mother_of(plan.case).full_name,
        plan.case.child.full_name,
        "Amtsvormundin Frau Krings",
    ]
    with refused("Diese Person hat schon unterschrieben oder abgelehnt."):
        a_signature(plan)


def test_nobody_of_another_family_signs() -> None:
    stranger = a_case(child_last_name="Fremd", caregiver_name="Ina Fremd").child
    plan = a_whole_plan()
    with refused("Wählen Sie jemanden aus dieser Familie."):
        a_signature(plan, person=stranger)


def test_from_the_first_signature_on_nothing_changes(brandt: User) -> None:
    plan = a_whole_plan()
    a_signature(plan, has_signed=False, refusal="Nein.")
    measure = plan.measures.get()
    with refused(FROZEN):
        a_measure(plan)
    with refused(FROZEN):
        a_contact(plan)
    with refused(FROZEN):
        actions.remove_part(plan, by=brandt, part=measure)
    with refused(FROZEN):
        actions.write_safety_plan(
            plan, by=brandt, valid_from=in_days(1), children=[plan.case.child], agreements="Neues"
        )


def test_the_database_too_keeps_a_plan_in_force_as_it_is() -> None:
    plan = a_plan_in_force()
    for rows in (SafetyMeasure.objects, EmergencyContact.objects):
        with pytest.raises(IntegrityError, match="in Kraft"), transaction.atomic():
            rows.filter(plan=plan).delete()
    with pytest.raises(IntegrityError, match="in Kraft"), transaction.atomic():
        plan.children.clear()
    with pytest.raises(IntegrityError, match="in Kraft"), transaction.atomic():
        SafetyPlan.objects.filter(pk=plan.pk).update(agreements="Anders.")


def test_a_draft_is_written_and_a_part_taken_out(brandt: User) -> None:
    plan = a_whole_plan()
    with refused("Ein Schutzplan schützt mindestens ein Kind dieser Familie."):
        actions.write_safety_plan(plan, by=brandt, valid_from=in_days(1), children=[], agreements="")
    words = {"valid_from": in_days(1), "agreements": "Der Vater ruft vorher an."}
    actions.write_safety_plan(plan, by=brandt, children=[plan.case.child], **words)  # type: ignore[arg-type]
    actions.remove_part(plan, by=brandt, part=plan.contacts.get())
    plan.refresh_from_db()
    assert (plan.valid_from, plan.agreements) == (in_days(1), "Der Vater ruft vorher an.")
    assert not plan.contacts.exists()


def test_a_replaced_plan_is_not_signed_any_more(brandt: User) -> None:
    first = a_plan_in_force()
    actions.put_in_force(a_plan(first.case), by=brandt)
    with refused("Diese Fassung ist ersetzt."):
        a_signature(first)


def test_only_who_works_on_the_case_writes_the_plan(aksoy: User, felten: User, brandt: User) -> None:
    plan = a_whole_plan()
    for colleague in (aksoy, felten):
        with forbidden():
            actions.put_in_force(plan, by=colleague)
        with forbidden():
            actions.begin_safety_plan(plan.case, by=colleague)
    actions.close_case(plan.case, by=brandt, reason=Case.CloseReason.MOVED)
    with refused("der Fall steht bei „Abgeschlossen“"):
        actions.put_in_force(plan, by=brandt)
