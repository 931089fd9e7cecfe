"""Children outside their family: placed, visited, at home for a weekend; one facility has reported."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.rules import lead_of
from hze import actions
from hze.lifecycle import HelpForm, Phase
from hze.models import ContactEvent, ContactRule, FacilityReportLink, HelpEpisode, LeaveReflection, PlaceKind, Placement
from socialspace.models import Organisation

SAID = {
    LeaveReflection.Whose.CHILD: "Samstag war gut, wir haben Nudeln gekocht. Abends wollte ich noch wach bleiben.",
    LeaveReflection.Whose.PARENTS: "Der Morgen hat geklappt. Beim Zubettgehen haben wir laut gesprochen.",
    LeaveReflection.Whose.FACILITY: "Das Kind kam ruhig zurück und hat von sich aus erzählt.",
}
REPORT: dict[str, Any] = {
    "author": "Bezugsbetreuung der Gruppe",
    "child": "Das Kind hat sich eingelebt, schläft durch und hat zwei Freunde in der Gruppe.",
    "school": "Es geht jeden Tag und gern, in Mathe hilft ein älteres Kind.",
    "parents": "Die Mutter kommt zu jedem Termin; der Vater ruft an, wenn er nicht kann.",
    "contacts": "Die Samstage gelingen. Nach dem Wochenende zu Hause braucht es einen ruhigen Abend.",
    "reached": "Der Morgen ist verlässlich.",
    "needed": "Einen festen Plan für die Wochenenden und einen Menschen, der abends zu Hause mithilft.",
}
NOTES = ("Ein Ausflug zum Tierpark.", "Gemeinsam gekocht.", "")


def load(people: dict[str, User]) -> None:
    """Every residential help that has begun and that somebody leads; the one that ends last goes furthest."""
    today = timezone.localdate()
    running = HelpEpisode.objects.for_list().of_form(HelpForm.RESIDENTIAL).filter(ended_on=None, begins_on__lte=today)
    for number, help_ in enumerate(running.filter(ends_on__gt=today).order_by("-ends_on", "id")):
        if by := lead_of(help_.case):
            _placed(help_, by, number)
            _visited(help_, by, today)
            _at_home(help_, by, today)


def load_reports(people: dict[str, User]) -> None:
    """One facility has answered for the talk to come."""
    today = timezone.localdate()
    running = HelpEpisode.objects.for_list().of_form(HelpForm.RESIDENTIAL)
    help_ = running.filter(ended_on=None, ends_on__gt=today, placements__isnull=False).order_by("id").first()
    by = lead_of(help_.case) if help_ else None
    if help_ is None or by is None:
        return
    if not help_.plan_talks.planned().filter(starts_at__gt=timezone.now()).exists():
        starts_at = timezone.make_aware(datetime.combine(today + timedelta(days=12), time(15)))
        actions.plan_talk(help_, by=by, starts_at=starts_at, place="Wohngruppe")
    report = actions.ask_for_report(help_, by=by, email="gruppe@traeger.example")
    link = FacilityReportLink.objects.select_related("report").get(report=report)
    actions.answer_report(link, **REPORT)


def _placed(help_: HelpEpisode, by: User, number: int) -> None:
    facility = Organisation.objects.providers().filter(rates__help_kind=help_.help_kind).order_by("id").first()
    allowed = help_.corridor.place_kinds
    kind = next(iter(allowed), None) or PlaceKind.objects.filter(is_home=False)[0]
    actions.place(
        help_,
        by=by,
        place_kind=kind,
        facility=facility or Organisation.objects.providers().order_by("id")[0],
        group="Gruppe Sonnenhof",
        distance_km=4 + number,
        siblings=Placement.Siblings.APART if number % 2 else Placement.Siblings.NONE,
        school=Placement.School.STAYS,
        begins_on=help_.begins_on,
    )
    clearing = help_.begins_on + timedelta(days=35)
    if clearing <= timezone.localdate():
        why = "Alle sind angekommen; jetzt klären wir die Perspektive."
        actions.enter_phase(help_, by=by, phase=Phase.CLEARING, begins_on=clearing, reason=why)
    for point in help_.checkpoints.filter(due_on__lt=timezone.localdate())[:1]:
        actions.finish_checkpoint(point, by=by, note="Das Kind ist gut angekommen, die Gruppe ist erreichbar.")


def _visited(help_: HelpEpisode, by: User, today: date) -> None:
    rule = actions.agree_contact(
        help_,
        by=by,
        who=help_.case.child.first_name,
        with_whom="Mutter",
        how_often="jeden Samstag, 10 bis 16 Uhr",
        place="Wohngruppe",
        company=ContactRule.Company.ALONE,
        begins_on=help_.begins_on,
    )
    saturday = help_.begins_on + timedelta(days=(5 - help_.begins_on.weekday()) % 7)
    number = 0
    while saturday < today:
        outcome = ContactEvent.Outcome.BY_PARENTS if number % 5 == 3 else ContactEvent.Outcome.HAPPENED
        note = NOTES[number % len(NOTES)]
        actions.record_contact(rule, by=by, happened_on=saturday, outcome=outcome, note=note)
        saturday, number = saturday + timedelta(days=7), number + 1


def _at_home(help_: HelpEpisode, by: User, today: date) -> None:
    """A weekend behind, with what each said, and two ahead."""
    friday = today - timedelta(days=(today.weekday() - 4) % 7 or 7)
    goal = "Zubettgehen ohne Streit."
    if friday - timedelta(days=7) >= help_.begins_on:
        begins_on = friday - timedelta(days=7)
        ends_on = begins_on + timedelta(days=2)
        leave = actions.plan_home_leave(help_, by=by, begins_on=begins_on, ends_on=ends_on, goal=goal)
        for whose, words in SAID.items():
            actions.reflect_on_leave(leave, by=by, whose=whose, words=words)
    for weeks in (2, 4):
        begins_on = friday + timedelta(weeks=weeks)
        ends_on = begins_on + timedelta(days=2 if weeks == 2 else 3)
        if ends_on <= help_.last_day:
            actions.plan_home_leave(help_, by=by, begins_on=begins_on, ends_on=ends_on, goal="Ein ganzes Wochenende.")
