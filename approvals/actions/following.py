"""What follows a decision by itself: the help, the task, the Bescheid, and who is told; never a step by hand."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from approvals import rules
from approvals.actions.conditions import remind_of_conditions, tell_bearers
from approvals.actions.notice import draft_notice
from approvals.actions.telling import put_before_worker, tell_with_mail
from approvals.lifecycle import Outcome, Request, Way
from approvals.models import Decision, Ruling, Submission
from cases import actions as cases
from cases import rules as case_rules
from cases.lifecycle import Stage
from hze import actions as hze
from hze.lifecycle import HelpForm
from hze.models import Change, Corridor, HelpEpisode

SEND_REQUESTS = "Anfragen an die Träger ansehen und senden"
ASK_YOURSELF = "Träger selbst anfragen: keiner mit gültigem Entgelt ist hinterlegt"
AFTER_THE_END = "Die Hilfe endet: Abschluss mit der Familie und dem Team besprechen"
INCOMPLETE = "In der Vorlage fehlen Hilfeart oder Zeitraum. Stellen Sie sie zurück."


def open_next(settled: Decision | Ruling, decision: Decision, submission: Submission, *, by: User) -> None:
    """Open what the outcome asks for; `settled` is the decision itself, or the ruling about it.

    Granted: the help begins, changes or ends. Refused: the team thinks again. Returned: the Vorlage is reworked until
    its date. Passed on: both leads get the ruling of the Abteilungsleitung. A help that goes on because its end was
    refused needs no Bescheid.
    """
    if settled.outcome in rules.GRANTED:
        _grant(decision, submission, by=by)
        remind_of_conditions(decision, submission, by=by)
    elif settled.outcome == Outcome.REFUSED:
        _refuse(decision, submission, by=by)
    elif settled.outcome == Outcome.RETURNED and settled.rework_until is not None:
        text = f"Vorlage nacharbeiten (Beschluss {decision.number})"
        put_before_worker(submission, by=by, text=text, due_on=settled.rework_until, path=_path(submission))
    if rules.has_notice(submission, settled.outcome):
        draft_notice(decision, settled, submission, by=by)
    _tell(settled, decision, submission, by=by)


def grant_help(submission: Submission, *, by: User, decision_key: UUID) -> None:
    """Begin, lengthen, change or end the help a Vorlage asks for; a new one moves the case into its help."""
    case, kind, begins_on, ends_on = submission.case, submission.help_kind, submission.begins_on, submission.ends_on
    if submission.request == Request.NEW:
        if kind is None or begins_on is None or ends_on is None:
            raise ValidationError(INCOMPLETE)
        cases.move(case, Stage.HELP, by=by)
        episode = hze.begin_help(
            case,
            by=by,
            help_kind=kind,
            decision_key=decision_key,
            begins_on=begins_on,
            ends_on=ends_on,
            minutes_per_week=submission.minutes_per_week,
            frame_minutes_per_week=submission.frame_minutes_per_week,
            corridor=submission.corridor,
            providers=list(submission.candidates.order_by("name_sort")),
            need=submission.why_not_enough,
            goals=submission.goal,
        )
        if kind.form == HelpForm.AMBULATORY:
            text = SEND_REQUESTS if episode.requests.exists() else ASK_YOURSELF
            path = hze.requests_path(episode)
            put_before_worker(submission, by=by, text=text, due_on=timezone.localdate(), path=path)
        return
    if submission.episode is None or ends_on is None:
        raise ValidationError(INCOMPLETE)
    if submission.request == Request.END:
        path = reverse("hze:episode", args=[submission.episode.key])
        put_before_worker(submission, by=by, text=AFTER_THE_END, due_on=ends_on, path=path)
        hze.end_help(submission.episode, by=by, ended_on=ends_on, code=submission.end_code, reason=submission.goal)
        return
    hze.change_help(
        submission.episode,
        by=by,
        decision_key=decision_key,
        begins_on=begins_on or timezone.localdate(),
        ends_on=ends_on,
        minutes_per_week=submission.minutes_per_week,
        frame_minutes_per_week=submission.frame_minutes_per_week,
        change=_newly_allowed(submission.episode, submission.corridor),
        corridor=submission.corridor,
        reason=submission.why_not_enough or str(Request(submission.request).label),
    )


def _newly_allowed(episode: HelpEpisode, corridor: Corridor) -> Change:
    """What the decision adds to the corridor begins with it: the one new kind of place, and the new modules."""
    known = episode.corridor
    kinds = [kind for kind in corridor.place_kinds if kind not in known.place_kinds]
    modules = [module for module in corridor.modules if module not in known.modules]
    return Change(kinds[0] if len(kinds) == 1 else None, modules)


def _grant(decision: Decision, submission: Submission, *, by: User) -> None:
    """What was decided urgently runs already; the meeting has confirmed it."""
    if submission.way != Way.URGENT:
        grant_help(submission, by=by, decision_key=decision.key)


def _refuse(decision: Decision, submission: Submission, *, by: User) -> None:
    if submission.way == Way.URGENT:
        due_on = timezone.localdate() + timedelta(days=settings.REFUSED_URGENT_DAYS)
        text = f"Eilentscheidung nicht bestätigt ({decision.number}): Hilfe beenden oder neu vorlegen"
        put_before_worker(submission, by=by, text=text, due_on=due_on, path=_path(submission))
    elif submission.request == Request.NEW:
        cases.move(submission.case, Stage.CONSULTATION, by=by)


def _tell(settled: Decision | Ruling, decision: Decision, submission: Submission, *, by: User) -> None:
    """Everybody who answers for the case, and the other lead when it is passed on; mails carry no word of the case."""
    case, path = submission.case, _path(submission)
    workers = {*case_rules.told_of_overdue(case), decision.submitted_by}
    if settled.outcome == Outcome.CHANGED:
        tell_bearers(decision, submission, told={*workers, by})
    seated = rules.seat_holders(submission).items() if settled.outcome == Outcome.ESCALATED else ()
    leads = {holder for seat, holder in seated if holder and seat in rules.LEADS}
    text = f"Beschluss {decision.number} zu {case.file_number}: {settled.get_outcome_display()}."
    people = sorted((workers | leads) - {by}, key=lambda user: user.pk)
    for colleague in rules.without_recused(people, case):
        news = f"zum Aktenzeichen {case.file_number} liegt der Beschluss {decision.number} vor."
        tell_with_mail(colleague, text=text, path=path, subject=f"Beschluss zu {case.file_number}", news=news)


def _path(submission: Submission) -> str:
    return reverse("approvals:submission", args=[submission.key])
