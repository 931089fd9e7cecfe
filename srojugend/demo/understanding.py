"""Fallverstehen of the demo office: one file with versions, a pattern that changed, and the family's word."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, PatternKind, Person

EARLIER = {
    "text": "Die Mutter zieht sich zurück, und wir übernehmen immer mehr.",
    "view_of": "Team 05",
    "against": "In den Ferien regelte sie den Tag allein.",
}
NOW = {
    "text": "Je mehr wir übernehmen, desto weiter zieht sich die Mutter zurück. Fragen wir, kommt etwas von ihr.",
    "view_of": "Team 05 nach der Beratung",
    "against": "Bei der Schule klappt das noch nicht.",
}


def load(people: dict[str, User]) -> None:
    """In the first open file of Jana Brandt whose family has a mother."""
    brandt = people["brandt"]
    for case in Case.objects.visible_to(brandt).open().led_by(brandt).exclude(stage=Stage.INTAKE).order_by("id"):
        mother = Person.objects.filter(family=case.family_id, role=Person.Role.MOTHER).first()
        if mother is not None:
            _understand(case, mother, by=brandt)
            return


def _understand(case: Case, mother: Person, *, by: User) -> None:
    actions.understand_case(case, by=by, seen=0, **EARLIER)  # type: ignore[arg-type]
    child = Person.objects.get(pk=case.child_id)
    handed = _observe(case, mother, by=by, kind="Abgabe", days=60, institution="ASD")
    _observe(case, mother, by=by, kind="Kooperation", days=9, institution="ASD")
    _observe(case, mother, by=by, kind="Kampf", days=20, institution="Schule", next_look_on=_day(-21))
    _observe(case, child, by=by, kind="unklar", days=20, receiver=mother)
    words = "Ich wollte nicht abgeben. Ich wusste nicht, dass ich mitreden darf."
    actions.add_family_remark(handed, by=by, person=mother, words=words, said_on=_day(5))
    actions.understand_case(case, by=by, seen=1, **NOW)  # type: ignore[arg-type]


def _observe(case: Case, sender: Person, *, by: User, kind: str, days: int, **changes: Any) -> Any:
    told: dict[str, Any] = {
        "sender": sender,
        "institution": "",
        "kind": PatternKind.objects.get(name=kind),
        "observed_on": _day(days),
        "evidence": "Im Gespräch sagt sie zuerst wenig. Auf die Frage, was ihr selbst Sorge macht, erzählt sie lange.",
        "own_part": "Wir rufen die anderen Stellen an, bevor wir sie gefragt haben.",
        "idea": "Zuerst fragen, was sie selbst schon versucht hat.",
    }
    return actions.observe_pattern(case, by=by, **told | changes)


def _day(days_ago: int) -> Any:
    return timezone.localdate() - timedelta(days=days_ago)
