"""Hilfepläne of the demo office: one finished, its next talk planned; one of a child outside its family in writing."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import Person
from cases.rules import lead_of
from hze import actions
from hze.lifecycle import HelpForm, Outlook
from hze.models import HelpEpisode, HelpPlan, PlanTalk
from srojugend.demo.moment import on

PARENTS = (Person.Role.MOTHER, Person.Role.FATHER)
AT_HOME: dict[str, Any] = {
    "child_words": "Morgens ist es zu laut. Ich will, dass wir zusammen frühstücken und keiner schreit.",
    "child_heard": "allein, eine Stunde vor dem Gespräch, mit Bildkarten",
    "parents_words": "Wir wollen das selbst schaffen. Am Wochenende klappt es schon.",
    "need": "Das Kind braucht einen ruhigen, verlässlichen Morgen, damit es ausgeruht in die Schule kommt.",
    "services": "Begleitung am Morgen, zwei Mal in der Woche, und ein Gespräch mit den Eltern im Monat.",
    "must_reach": "An drei von fünf Schultagen frühstücken alle zusammen, und das Kind kommt pünktlich in die Schule.",
    "if_fails": "Wir treffen uns binnen zwei Wochen wieder und beraten vorher kollegial.",
    "siblings": "Die Geschwister frühstücken mit; die Große hilft gern, ist dafür aber nicht verantwortlich.",
    "wish": "Die Familie wünscht sich eine Begleitung, die auch am frühen Morgen kommt.",
    "advice_language": "Deutsch",
    "advice_how": "langsam, mit einer Zeichnung des Wochenplans; am Ende haben alle mit eigenen Worten wiederholt",
}
GOALS = {
    "child": ["Ich packe meine Tasche am Abend vorher."],
    "parents": ["Wir stehen eine Viertelstunde früher auf."],
    "provider": ["Die Fachkraft zieht sich nach acht Wochen vom Frühstück zurück."],
    "asd": ["Der ASD spricht mit der Schule über den späteren Beginn am Montag."],
}
OUTSIDE: dict[str, Any] = {
    "child_words": "Ich will wissen, wann ich nach Hause kann.",
    "child_heard": "allein in der Gruppe, im Beisein der Bezugsbetreuerin auf Wunsch des Kindes",
    "parents_words": "Wir wollen unser Kind zurück und wissen, dass noch etwas dafür fehlt.",
    "need": "Das Kind braucht Ruhe, einen festen Tag und verlässliche Besuche.",
    "services": "Platz in der Wohngruppe, Elternarbeit alle zwei Wochen.",
    "contact_rules": "Jeden Samstag von zehn bis sechzehn Uhr, zuerst in der Wohngruppe.",
}
WHY = "Die Eltern arbeiten mit und üben den Alltag; ob das reicht, sehen wir in drei Monaten."


def load(people: dict[str, User]) -> None:
    """For the oldest running help of each form that somebody leads, of Jana Brandt first."""
    for form, write in ((HelpForm.AMBULATORY, _at_home), (HelpForm.RESIDENTIAL, _outside)):
        running = HelpEpisode.objects.for_list().of_form(form).filter(ended_on__isnull=True).order_by("id")
        for help_ in sorted(running, key=lambda help_: lead_of(help_.case) != people["brandt"]):
            by = lead_of(help_.case)
            if by is not None and not help_.has_run_out:
                write(help_, by)
                break


def _at_home(help_: HelpEpisode, by: User) -> None:
    """Talked about and finished last week; the child signed, the next talk is planned."""
    plan = _written(help_, by, days=7, new=GOALS, **AT_HOME)
    plan = actions.finish_help_plan(plan, by=by, version=plan.version)
    today = timezone.localdate()
    actions.sign_help_plan(plan, by=by, role="child", has_signed=True, on=today, person=help_.case.child)
    _talk(help_, by, days=-21)


def _outside(help_: HelpEpisode, by: User) -> None:
    """Written today in the talk; something is still missing. The perspective is open for three months."""
    _written(help_, by, days=0, **OUTSIDE)
    today = timezone.localdate()
    until = today + timedelta(days=90)
    actions.clarify_perspective(
        help_, by=by, outlook=Outlook.OPEN, reason=WHY, clarified_on=today, justifiable_until=until
    )


def _written(
    help_: HelpEpisode, by: User, *, days: int, new: dict[str, list[str]] | None = None, **words: Any
) -> HelpPlan:
    talk = _talk(help_, by, days=days)
    held_at = min(talk.starts_at, timezone.now())
    plan = actions.hold_talk(talk, by=by, held_at=held_at, came=list(talk.guests.all()))
    days_of_it: Any = {"wish_pointed_out_on": plan.talk_on, "review_on": plan.talk_on + timedelta(days=120)}
    goals: Any = {"new": new or {}}
    return actions.write_help_plan(plan, by=by, version=plan.version, goals=goals, **days_of_it, **words)


def _talk(help_: HelpEpisode, by: User, *, days: int) -> PlanTalk:
    """A talk so many days ago at ten, with the child and its parents."""
    family = Person.objects.filter(family=help_.case.family_id)
    persons = [*family.filter(pk=help_.case.child_id), *family.filter(role__in=PARENTS).exclude(life=Person.Life.DEAD)]
    with on(timezone.localdate() - timedelta(days=days)) as starts_at:
        pass
    return actions.plan_talk(help_, by=by, starts_at=starts_at, place="Familienbüro Rheydt", persons=persons)
