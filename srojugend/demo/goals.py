"""Ziele, an Auftrag, Auflagen and a Schutzplan in the demo office: one file of each area, as its worker wrote it."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Area, Stage
from cases.models import ActionGoal, Case, Condition, GoalStep, Person, SafetySignature
from srojugend.demo.moment import on

SMART: dict[str, Any] = {
    "specific": "An Schultagen frühstücken beide zusammen, bevor die Tasche gepackt wird.",
    "measurable": "Der Kalender am Kühlschrank hat an vier von fünf Schultagen ein Kreuz.",
    "attractive": "Der Morgen beginnt ohne Schimpfen, und beide haben zehn Minuten füreinander.",
    "realistic": "Am Wochenende gelingt es schon; die Großmutter kauft am Vorabend mit ein.",
}
AT_NIGHT: dict[str, Any] = {
    "text": "Das Kind ist abends und nachts nie ohne eine erwachsene Person in der Wohnung.",
    "control_method": "Hausbesuch zwischen 19 und 21 Uhr, das Kind wird gesehen",
    "interval": Condition.Interval.EVERY_OTHER_DAY,
    "is_announced": False,
}
AT_THE_DOCTOR: dict[str, Any] = {
    "text": "Das Kind wird in dieser Woche in der Kinderarztpraxis vorgestellt.",
    "control_method": "Bescheinigung der Praxis",
    "interval": Condition.Interval.WEEKLY,
    "is_announced": True,
}
MEASURES = (  # what, who
    ("Das Kind schläft bei der Großmutter.", "Die Großmutter"),
    ("Die Kita ruft an, wenn das Kind nicht kommt oder nicht abgeholt wird.", "Die Leitung der Kita"),
)
CONTACTS = (  # name, phone, when
    ("Großmutter", "02166 555 0142", "wenn jemand laut wird"),
    ("Rufbereitschaft des Jugendamts", "02161 555 0100", "nachts und am Wochenende"),
)
REFUSAL = "„Ich unterschreibe nichts, was mein Kind zur Oma schickt.“ Sie hat es trotzdem selbst hingebracht."


def load(people: dict[str, User]) -> None:
    """In files of Jana Brandt: goals and an Auftrag side by side in grey, Auflagen and a Schutzplan in danger."""
    brandt = people["brandt"]
    led = Case.objects.visible_to(brandt).open().led_by(brandt).select_related("child").order_by("id")
    for case in led.in_area(Area.GREY).exclude(stage=Stage.HELP)[:1]:
        _goals(case, by=brandt)
        _mandate(case, by=brandt)
    for case in led.in_area(Area.DANGER)[:1]:
        _conditions(case, by=brandt, second=people["aksoy"])
        _safety_plan(case, by=brandt)


def _goals(case: Case, *, by: User) -> None:
    """A direction of whoever brings the child up, a small goal, and steps of which one is done."""
    owner = _parent(case) or case.child
    with on(_day(-9)):
        words = "Ich will, dass wir morgens nicht mehr streiten."
        direction = actions.set_direction(case, by=by, owner=owner, words=words, said_on=_day(0))
        goal = actions.set_goal(direction, by=by, owner=owner, due_on=_day(30), **SMART)
        first = _step(goal, "Am Sonntag den Kalender an den Kühlschrank hängen", owner.first_name, days=4, by=by)
        _step(goal, "Am Vorabend Brot und Milch mitbringen", "Großmutter", days=11, by=by)
        _step(goal, "Abends die Tasche packen", case.child.first_name, days=14, by=by)
    with on(_day(-6)):
        actions.finish_step(first, by=by)
        words = "Ich will, dass Oma öfter kommt und mit mir zum Fußball geht."
        actions.set_direction(case, by=by, owner=case.child, words=words, said_on=_day(0))


def _step(goal: ActionGoal, what: str, who: str, *, days: int, by: User) -> GoalStep:
    return actions.add_step(goal, by=by, what=what, who=who, due_on=_day(days))


def _mandate(case: Case, *, by: User) -> None:
    """What the office needs clarified, with the day and who tells whom."""
    parent = _parent(case)
    who = parent.full_name if parent else "die Eltern"
    actions.give_mandate(
        case,
        by=by,
        text="Klären, wer morgens beim Kind ist, wenn der Frühdienst um fünf beginnt.",
        who=who,
        why="In drei Wochen war das Kind an vier Tagen vor der Schule allein. Wir müssen wissen, dass jemand da ist.",
        feedback=f"{who} ruft {by} jeden Freitag bis 12 Uhr an.",
        due_on=_day(10),
    )


def _conditions(case: Case, *, by: User, second: User) -> None:
    """Two Auflagen since the day after the Falleinordnung; one was checked and only partly fulfilled."""
    parent = _parent(case)
    common: dict[str, Any] = {
        "who": parent.full_name if parent else "die Eltern",
        "controller": f"{by} und {second}",
        "consequence": "Das Jugendamt ruft das Familiengericht an.",
    }
    with on(_day(-2)):
        night = actions.impose_condition(case, by=by, first_check_on=_day(1), **common, **AT_NIGHT)
        actions.impose_condition(case, by=by, first_check_on=_day(5), **common, **AT_THE_DOCTOR)
    with on(_day(-1), hour=20):
        actions.check_condition(
            night,
            by=by,
            on=_day(0),
            checked_by=f"{by} und {second}",
            result="partly",
            seen="Um 19.40 Uhr war eine Nachbarin da, die Mutter kam um 20.10 Uhr. Für die Nacht fehlt jemand.",
            child_seen=True,
        )


def _safety_plan(case: Case, *, by: User) -> None:
    """A plan in force: the father signed, the mother refused in her own words and is held to it all the same."""
    with on(_day(-1), hour=17):
        today = _day(0)
        plan = actions.begin_safety_plan(case, by=by)
        words = "Wer den Plan nicht einhalten kann, ruft sofort im Jugendamt an. Das ist kein Fehler, das ist der Plan."
        actions.write_safety_plan(plan, by=by, valid_from=today, children=[case.child], agreements=words)
        for what, who in MEASURES:
            actions.add_measure(plan, by=by, what=what, who=who, begins_on=today)
        for name, phone, when in CONTACTS:
            actions.add_contact(plan, by=by, name=name, phone=phone, when=when)
        role, mother = SafetySignature.Role.CUSTODY, _parent(case)
        actions.sign_safety_plan(plan, by=by, role=role, name="Sven Peters", has_signed=True, on=today)
        name = "" if mother else "Die Mutter"
        actions.sign_safety_plan(
            plan, by=by, role=role, person=mother, name=name, has_signed=False, refusal=REFUSAL, on=today
        )
        actions.put_in_force(plan, by=by)


def _parent(case: Case) -> Person | None:
    """Whoever of the parents the file knows."""
    rows = Person.objects.filter(family=case.family_id, role__in=[Person.Role.MOTHER, Person.Role.FATHER])
    return rows.order_by("id").first()


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
