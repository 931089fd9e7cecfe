"""How a case changes hands, ends and begins again."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Closing, ClosingFact, Handover, Reopening, StatCode
from tests import office
from tests.cases.violations import Violations
from tests.office import colleague, in_days


def _handover() -> Handover:
    people = {"giver": colleague("brandt"), "taker": colleague("aksoy"), "recorded_by": colleague("brandt")}
    return Handover.objects.create(case=office.a_case(), reason="team", **people)


def _closing() -> Closing:
    return Closing.objects.create(
        case=office.a_case(), closed_on=in_days(0), closed_by=colleague("brandt"), reason="solved"
    )


def _reopening() -> Reopening:
    words = {"reason": "report", "reopened_on": in_days(0), "reopened_by": colleague("brandt")}
    return Reopening.objects.create(closing=_closing(), **words)


def _code() -> StatCode:
    return StatCode.objects.of_field("reason")[0]


def _fact() -> ClosingFact:
    return ClosingFact.objects.create(closing=_closing(), field="reason", code=_code())


def _closing_again() -> dict[str, object]:
    return {"closing_id": _closing().pk}


ASSIGNMENT: Violations = {
    "handover_reason_known": (_handover, lambda: {"reason": "whim"}),
    "handover_between_two": (_handover, lambda: {"taker_id": colleague("brandt").pk}),
    "handover_acknowledged_later": (_handover, lambda: {"acknowledged_at": timezone.now() - timedelta(days=1)}),
    "handover_asked_when_acknowledged": (_handover, lambda: {"question": "Wer holt ab?"}),
    "stat_code_once": (_code, dict),
    "stat_code_field_known": (_code, lambda: {"field": "mood"}),
    "stat_code_ends_after_it_begins": (_code, lambda: {"code": "99", "valid_to": 1999}),
    "closing_reason_known": (_closing, lambda: {"reason": "whim"}),
    "closing_other_reason_has_words": (_closing, lambda: {"reason": "other"}),
    "closing_by_today": (_closing, lambda: {"closed_on": in_days(1)}),
    "closing_asks_again_later": (_closing, lambda: {"ask_again_on": in_days(0)}),
    "closing_fact_once": (_fact, lambda: {"code_id": StatCode.objects.of_field("reason")[1].pk}),
    "closing_code_once": (_fact, lambda: {"rank": 2}),
    "closing_fact_only_reasons_are_ranked": (
        _fact,
        lambda: {"code_id": StatCode.objects.of_field("reason")[1].pk, "rank": 4},
    ),
    "reopening_reason_known": (_reopening, lambda: {**_closing_again(), "reason": "whim"}),
    "reopening_other_reason_has_words": (_reopening, lambda: {**_closing_again(), "reason": "other"}),
    "reopening_by_today": (_reopening, lambda: {**_closing_again(), "reopened_on": in_days(1)}),
}
