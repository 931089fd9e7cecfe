"""What the Falleinordnung of a case allows, and what it needs to change (domain.md §1)."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q

from cases.lifecycle import Area
from cases.models import Case, Classification, Condition, ConditionCheck, Mandate
from cases.models.mandates import MANDATE_AREAS
from web.german import day_num

RANK = {"": 0, Area.SERVICE: 0, Area.GREY: 1, Area.DANGER: 2}
SHORT = 80  # characters of an agreement in a question


def latest_review(today: date) -> date:
    """The last day on which a Falleinordnung in grey or danger is decided again."""
    return today + timedelta(days=settings.GREY_AREA_DAYS)


def goes_down(old: str, new: str) -> bool:
    """Whether the case needs less protection than before."""
    return RANK[new] < RANK[old]


def unproven_conditions(case: Case) -> list[Condition]:
    """Auflagen that hold and whose newest check did not find them fulfilled, or that were never checked."""
    fulfilled = Q(last_result=ConditionCheck.Result.FULFILLED)
    rows = Condition.objects.open().filter(case=case).with_last_result()
    return list(rows.filter(~fulfilled | Q(last_result__isnull=True)).order_by("id"))


def left_behind(case: Case, area: str) -> list[str]:
    """What holds only in an area the case is about to leave, as questions: nothing of it ends by itself."""
    questions = []
    if area != Area.DANGER:
        for condition in Condition.objects.open().filter(case=case).order_by("id"):
            questions.append(f"Die Auflage „{_short(condition.text)}“ gilt weiter, bis Sie sie aufheben.")
    if area not in MANDATE_AREAS:
        for mandate in Mandate.objects.open().filter(case=case).order_by("id"):
            questions.append(f"Der Auftrag „{_short(mandate.text)}“ bleibt offen, bis Sie ihn beenden.")
    return questions


def proposes_new_assessment(case: Case, newest: Classification | None) -> list[str]:
    """Why the danger should be assessed again: an Auftrag or Auflage not fulfilled since the last Falleinordnung."""
    since = {"created_at__gt": newest.created_at} if newest else {}
    checks = ConditionCheck.objects.filter(
        condition__case=case, condition__state="holds", result=ConditionCheck.Result.UNFULFILLED, **since
    )
    mandates = Mandate.objects.filter(case=case, state="unfulfilled", ended_on__isnull=False)
    if newest:
        mandates = mandates.filter(ended_on__gte=newest.decided_on, classification__id__gte=newest.pk)
    found = [
        f"Ein Auftrag wurde am {day_num(row.ended_on)} als nicht erfüllt festgehalten."
        for row in mandates
        if row.ended_on
    ]
    return found + [f"Eine Auflage war bei der Kontrolle am {day_num(row.on)} nicht erfüllt." for row in checks]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:SHORT]} …" if len(words) > SHORT else words
