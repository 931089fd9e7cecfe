"""What only a trigger can refuse: each name its functions give to a refusal is tried here."""

import re
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from approvals.models import ConditionFulfilment, Decision, RulingAnswer, Submission, UrgentAnswer, Voice
from cases.lifecycle import Stage
from cases.models import BypassStep, Case
from tests.approvals import chain_office as chain
from tests.cases.gate_office import an_open_way
from tests.house.test_constraints import _copy
from tests.office import a_decision, a_frozen_submission, a_heard_submission, a_submitted, colleague, in_days

pytestmark = pytest.mark.django_db


def _voice(**changes: object) -> None:
    a_heard_submission(votes={"asd_lead": "yes"})  # type: ignore[dict-item]
    _copy(Voice.objects.get(), {"seat": "wjh_lead", "user_id": colleague("orth").pk, **changes}).save()


def _late_voice() -> None:
    decided = a_decision().submission
    _copy(Voice.objects.filter(submission=decided)[0], {"version": decided.version}).save()


def _correction_of_another() -> None:
    a_heard_submission(votes={"asd_lead": "yes"})  # type: ignore[dict-item]
    voice = Voice.objects.get()
    _copy(voice, {"supersedes_id": voice.pk, "seat": "wjh_lead", "user_id": colleague("orth").pk}).save()


def _change(submission: Submission, **changes: object) -> None:
    Submission.objects.filter(pk=submission.pk).update(**changes)


def _decided_without_conditions() -> None:
    heard = a_heard_submission(votes=chain.ASD_CONDITION)
    voices = {voice.seat: voice for voice in Voice.objects.of(heard)}
    Decision.objects.create(
        number="GK-0000-0001",
        submission=heard,
        outcome="changed",
        text="Bewilligt.",
        decided_on="2026-01-01",
        asd_voice=voices["asd_lead"],
        wjh_voice=voices["wjh_lead"],
        worker_voice=voices["worker"],
        submitted_by=colleague("brandt"),
        decided_by=colleague("orth"),
    )
    connection.check_constraints()


def _fulfilled_too_early() -> None:
    condition, by = chain.a_stored_condition(), colleague("brandt")
    ConditionFulfilment.objects.create(condition=condition, fulfilled_on=in_days(-1), note="Schon vorher.", by=by)


def _own_answer() -> None:
    ruling = chain.a_stored_ruling()
    RulingAnswer.objects.create(ruling=ruling, agrees=True, by_id=ruling.entered_by_id)


def _own_urgent_answer() -> None:
    urgent = chain.an_urgent_decision()
    UrgentAnswer.objects.create(urgent=urgent, agrees=True, by_id=urgent.by_id)


def _late_condition() -> None:
    _copy(chain.a_stored_condition(), {}).save()


def _second_ruling() -> None:
    _copy(chain.a_stored_ruling(), {}).save()


def _ruling_about_what_is_decided() -> None:
    ruling = chain.a_refused_ruling()
    _copy(ruling, {"decision_id": a_decision().pk}).save()


def _close_under_vorlage() -> None:
    Case.objects.filter(pk=a_submitted().case_id).update(stage=Stage.CLOSED)


def _withdraw_under_vorlage() -> None:
    bypass = an_open_way()
    _change(a_submitted(), bypass_id=bypass.pk)
    BypassStep.objects.create(bypass=bypass, state="withdrawn", by=bypass.by)


OF_THE_COMMISSION = """
SELECT prosrc FROM pg_proc WHERE prosrc LIKE '%approvals_%' OR oid IN (
  SELECT tgfoid FROM pg_trigger WHERE tgrelid::regclass::text ~ '^(approvals|hze)_')
"""
ATTEMPTS: dict[str, tuple[Callable[[], object], ...]] = {
    "voice_while_heard": (_late_voice,),
    "voice_about_what_is_frozen": (lambda: _voice(version=99),),
    "voice_corrects_its_own": (_correction_of_another,),
    "submission_decided_stays": (
        lambda: _change(a_decision().submission, agenda_minutes=5),
        lambda: Submission.objects.filter(pk=a_frozen_submission().pk)._raw_delete("default"),
    ),
    "submission_frozen_stays": (
        lambda: _change(a_frozen_submission(), goal="Ein anderes Ziel."),
        lambda: _change(a_frozen_submission(), content={"parts": []}),
    ),
    "submission_decided_by_its_decision": (
        lambda: _change(a_heard_submission(), state="decided"),
        lambda: _change(a_heard_submission(votes=chain.ASD_NO), state="escalated"),
        lambda: _change(chain.an_escalated_decision().submission, state="decided"),
        lambda: _change(chain.an_escalated_decision().submission, state="frozen"),
    ),
    "changed_with_conditions": (_decided_without_conditions,),
    "answered_by_another": (_own_answer, _own_urgent_answer),
    "fulfilment_after_the_decision": (_fulfilled_too_early,),
    "condition_before_the_seal": (_late_condition,),
    "ruling_one_at_a_time": (_second_ruling,),
    "ruling_about_what_was_passed_on": (_ruling_about_what_is_decided,),
    "case_closed_without_vorlage": (_close_under_vorlage,),
    "bypass_withdrawn_without_vorlage": (_withdraw_under_vorlage,),
}


@pytest.mark.parametrize(
    ("name", "attempt"), [(name, attempt) for name, attempts in ATTEMPTS.items() for attempt in attempts]
)
def test_a_trigger_refuses(name: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        attempt()
    assert getattr(getattr(refusal.value.__cause__, "diag", None), "constraint_name", None) == name


def test_every_refusal_of_a_trigger_of_the_commission_is_tried() -> None:
    with connection.cursor() as cursor:
        cursor.execute(OF_THE_COMMISSION)
        named = {name for (source,) in cursor.fetchall() for name in re.findall(r"CONSTRAINT = '(\w+)'", source)}
    assert named == ATTEMPTS.keys(), "Add an attempt for each name, and delete those that are gone."
