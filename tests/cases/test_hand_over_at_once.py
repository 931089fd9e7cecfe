"""Two people hand over, acknowledge or close in the same moment: one of them is told what happened meanwhile."""

from functools import partial

import pytest

from approvals import actions as approvals
from cases import actions as cases
from cases.lifecycle import Stage
from cases.models import Case, Handover, Responsibility
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import a_case, a_complete_draft, a_meeting, colleague
from tests.socialspace.test_team_at_once import sentences

pytestmark = pytest.mark.django_db

ROUNDS = 4


def test_of_two_who_hand_over_at_once_one_is_told_who_leads() -> None:
    brandt, felten, aksoy, vossen = (colleague(name) for name in ("brandt", "felten", "aksoy", "vossen"))
    for _ in range(ROUNDS):
        case = a_case()
        hand_over = partial(cases.assign_lead, case, instead_of=brandt)
        (told,) = sentences(at_once(partial(hand_over, to=aksoy, by=felten), partial(hand_over, to=vossen, by=felten)))
        handover = Handover.objects.select_related("taker").get(case=case)
        assert told.startswith(f"Inzwischen ist {handover.taker} fallverantwortlich.")
        assert Responsibility.objects.filter(case=case, role="lead", valid_to__isnull=True).count() == 1


def test_a_handover_is_acknowledged_once() -> None:
    brandt, aksoy = colleague("brandt"), colleague("aksoy")
    for _ in range(ROUNDS):
        case = a_case()
        cases.assign_lead(case, to=aksoy, by=brandt)
        acknowledge = partial(cases.acknowledge_handover, Handover.objects.get(case=case), by=aksoy)
        assert sentences(at_once(acknowledge, acknowledge)) == ["Diese Übernahme ist schon bestätigt."]


def test_a_case_is_submitted_or_closed_never_both() -> None:
    brandt = colleague("brandt")
    for _ in range(ROUNDS):
        draft, meeting = a_complete_draft(), a_meeting()
        results = at_once(
            partial(approvals.submit, draft, by=brandt, meeting=meeting),
            partial(cases.close_case, draft.case, by=brandt, reason="moved"),
        )
        assert len(sentences(results)) == 1
        stage = Case.objects.get(pk=draft.case.pk).stage
        assert stage in {Stage.COMMISSION, Stage.CLOSED}
