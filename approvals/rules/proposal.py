"""What a Vorlage still needs before it may be decided, and what it costs."""

from datetime import date, timedelta

from django.conf import settings

from approvals.lifecycle import Request
from approvals.models import Submission
from cases import rules as case_rules
from cases.lifecycle import Stage
from cases.models import Case, UrgentBypass
from cases.rules import Missing
from hze.lifecycle import HelpForm

NO_ESTIMATE = Missing("Die Kostenschätzung fehlt. Die WJH trägt sie ein.", "approvals:submission")


def cost_cents(submission: Submission) -> int | None:
    """What the proposal costs, in cents: rate x hours x weeks or day rate x days, plus what comes once; or None."""
    kind, rate = submission.help_kind, submission.rate_cents
    if kind is None or rate is None or submission.begins_on is None or submission.ends_on is None:
        return None
    days, extra = _days(submission.begins_on, submission.ends_on), submission.extra_cents or 0
    if kind.form == HelpForm.RESIDENTIAL:
        return rate * days + extra
    if submission.minutes_per_week is None:
        return None
    return (2 * rate * submission.minutes_per_week * days + 420) // 840 + extra  # half a cent is rounded up


def missing_in_submission(submission: Submission) -> list[Missing]:
    """What the Vorlage needs before it can be put on an agenda: the way there, the proposal, the cost.

    What an urgent way covers is not asked for; everything else stays.
    """
    missing = case_rules.missing_for_commission(submission.case)
    on_the_way = case_rules.not_covered(missing, bypass_for(submission)) if missing else []
    return on_the_way + missing_in_proposal(submission)


def bypass_for(submission: Submission) -> UrgentBypass | None:
    """The urgent way this Vorlage goes or may go: its own, or the one in force that no other Vorlage went."""
    if submission.bypass is not None:
        return submission.bypass
    bypass = case_rules.bypass_in_force(submission.case)
    if bypass is None or Submission.objects.filter(bypass=bypass).exists():
        return None
    return bypass


def may_draft(case: Case) -> bool:
    """After the Kollegiale Beratung has its turn; before it only on an urgent way two people have opened."""
    if case.stage in {Stage.CONSULTATION, Stage.COMMISSION}:
        return True
    return case.stage in case_rules.BEFORE_HELP and case_rules.bypass_in_force(case) is not None


def missing_to_grant(submission: Submission) -> list[Missing]:
    """A help is granted on a valid Falleinordnung; an urgent way may have left it out."""
    case = submission.case
    missing = case_rules.missing_in_classification(case, case_rules.current_classification(case))
    return case_rules.not_covered(missing, submission.bypass)


def missing_in_proposal(submission: Submission) -> list[Missing]:
    """What the two written parts need; as long as it stands on an agenda a Vorlage lacks nothing of it.

    To end a help costs nothing and needs no scope: its last day and why the goals are reached or not.
    """
    page = "approvals:submission"
    kind = submission.help_kind
    if submission.request == Request.END:
        ends = {
            Missing("Der letzte Tag der Hilfe fehlt.", page): submission.ends_on,
            Missing("Der Grund der Beendigung für die Statistik fehlt.", page): submission.end_code_id,
            Missing("Es fehlt, warum die Hilfe endet.", page): submission.goal,
        }
        return [piece for piece, is_there in ends.items() if not is_there]
    checks = {
        Missing("Die Hilfeart ist nicht vorgeschlagen.", page): kind is not None,
        Missing("Beginn und Ende der Hilfe fehlen.", page): submission.begins_on and submission.ends_on,
        Missing("Der Umfang je Woche fehlt.", page): (
            kind is None or kind.form == HelpForm.RESIDENTIAL or submission.minutes_per_week
        ),
        Missing("Der Ort der Hilfe fehlt.", page): (
            kind is None or kind.form != HelpForm.RESIDENTIAL or submission.place
        ),
        Missing("Der Tag der Überprüfung fehlt.", page): submission.review_on,
        Missing("Es fehlt, warum die vorhandenen Ressourcen nicht reichen.", page): submission.why_not_enough,
        Missing("Das Ziel der Hilfe fehlt.", page): submission.goal,
        Missing("Es fehlt, woran alle merken, dass die Hilfe enden kann.", page): submission.exit_criterion,
        NO_ESTIMATE: submission.rate_cents,
    }
    return [piece for piece, is_there in checks.items() if not is_there]


def is_small(submission: Submission) -> bool:
    """Whether it may be decided in circulation: cheap and short enough (settings; a local rule, domain.md §11.3)."""
    cost = cost_cents(submission)
    if submission.request == Request.END:
        return True
    if cost is None or submission.begins_on is None or submission.ends_on is None:
        return False
    longest = timedelta(weeks=settings.CIRCULAR_MAX_WEEKS)
    return cost <= settings.CIRCULAR_MAX_CENTS and submission.ends_on - submission.begins_on <= longest


def may_circulate(submission: Submission) -> bool:
    """Small matters on the ordinary way, about which nothing is missing."""
    return not case_rules.missing_for_commission(submission.case) and is_small(submission)


def missing_for_urgent(submission: Submission) -> list[Missing]:
    """What an urgent decision needs: everything but the estimate, which may follow; cost never blocks."""
    return [piece for piece in missing_in_submission(submission) if piece != NO_ESTIMATE]


def _days(first: date, last: date) -> int:
    return (last - first).days + 1
