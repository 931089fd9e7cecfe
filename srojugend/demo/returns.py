"""Children on their way home: one with criteria, steps and trials, one for whom no return is planned at present."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from cases.rules import lead_of
from hze import actions
from hze.lifecycle import CriterionLevel, HelpForm
from hze.models import HelpEpisode, ReturnCriterion, ReturnPlan, ReturnStep, TrialPhase
from socialspace.models import Organisation

GOAL = "Das Kind schläft wieder zu Hause, geht in seine Schule und verbringt jeden zweiten Freitag bei den Großeltern."
SEEN = (
    ("Grund der Unterbringung ist bearbeitet", CriterionLevel.MET, "Die Suchtberatung ist abgeschlossen."),
    (
        "Eltern wollen es und gehen eigene Schritte",
        CriterionLevel.MET,
        "Die Mutter hat das Zimmer eingerichtet.",
    ),
    ("Kontakte sind verlässlich", CriterionLevel.PARTLY, "Drei von vier Samstagen fanden statt."),
    ("Ein Netz aus mindestens zwei Menschen steht bereit", CriterionLevel.PARTLY, "Die Großeltern haben zugesagt."),
)
STEPS = (
    (ReturnStep.Party.PARENTS, "Platz in der Ganztagsbetreuung beantragen", 9),
    (ReturnStep.Party.FACILITY, "Krisenplan mit dem Kind malen", 16),
    (ReturnStep.Party.ASD, "Mit den Großeltern über die Freitage sprechen", 20),
)


def load(people: dict[str, User]) -> None:
    """The help that ends last is on its way home; for the next one nobody plans a return at present."""
    today = timezone.localdate()
    running = HelpEpisode.objects.for_list().of_form(HelpForm.RESIDENTIAL).running()
    helps = running.filter(begins_on__lte=today, ends_on__gt=today + timedelta(days=21)).order_by("-ends_on", "id")
    led = [(help_, by) for help_ in helps if (by := lead_of(help_.case))]
    for number, (help_, by) in enumerate(led[:2]):
        if number == 0:
            _on_the_way(help_, by, today)
        else:
            _not_now(help_, by, today)


def _on_the_way(help_: HelpEpisode, by: User, today: date) -> None:
    planned_on = min(today + timedelta(days=120), help_.last_day)
    plan = actions.set_return_goal(help_, by=by, goal=GOAL, planned_on=planned_on).plan
    for label, level, evidence in SEEN:
        criterion = ReturnCriterion.objects.select_related("kind", "plan__episode").get(plan=plan, label=label)
        actions.judge_criterion(criterion, by=by, level=level, evidence=evidence, seen_on=today - timedelta(days=3))
    actions.add_criterion(plan, by=by, label="Der Hund bleibt bei den Großeltern")
    for party, what, days in STEPS:
        step = actions.agree_step(plan, by=by, what=what, party=party, due_on=today + timedelta(days=days))
    actions.finish_step(step, by=by, done_on=today)
    _tried(plan, by, today)
    provider = Organisation.objects.providers().order_by("id").first()
    actions.settle_after_care(plan, by=by, after_care=provider, minutes=300)


def _tried(plan: ReturnPlan, by: User, today: date) -> None:
    """A day behind, as far as the help goes back, and a weekend ahead."""
    day = max(plan.episode.begins_on, today - timedelta(days=10))
    trial = actions.plan_trial(plan, by=by, kind=TrialPhase.Kind.DAY, begins_on=day, ends_on=day)
    words = "Das Kind hat mit den Eltern gekocht und wollte länger bleiben."
    follows = "Als Nächstes ein Wochenende mit zwei Nächten."
    actions.evaluate_trial(trial, by=by, result=TrialPhase.Result.GOOD, words=words, follows=follows)
    begins_on = today + timedelta(days=6)
    ends_on = begins_on + timedelta(days=2)
    actions.plan_trial(plan, by=by, kind=TrialPhase.Kind.WEEKEND, begins_on=begins_on, ends_on=ends_on)


def _not_now(help_: HelpEpisode, by: User, today: date) -> None:
    actions.set_no_return(
        help_,
        by=by,
        absence="Die Mutter ist bis zum Sommer in der Klinik; der Vater möchte zuerst regelmäßig besuchen.",
        decided_with="Team mit Mutter, Vater und Kind",
        look_again_on=today + timedelta(days=90),
    )
