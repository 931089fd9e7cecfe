"""The perspective of a child outside its family is clarified: a new entry each time (§ 37c SGB VIII)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpPlan, Perspective
from web.german import day_num
from web.store import store


@transaction.atomic
def clarify_perspective(
    episode: HelpEpisode,
    *,
    by: User,
    outlook: str,
    reason: str,
    clarified_on: date,
    justifiable_until: date | None = None,
) -> Perspective:
    """Write down where the child will live, why, and until when that is justifiable for this child.

    It belongs to the plan that is being written, if there is one. Raises ValidationError for an ambulatory help.
    """
    episode = lock_running(episode)
    demand(rules.may_plan_help(by, episode))
    if episode.help_kind.form != HelpForm.RESIDENTIAL:
        raise ValidationError("Eine Perspektive wird bei Hilfen außerhalb der Familie geklärt.", code="form")
    if clarified_on < episode.case.opened_on:
        raise ValidationError({"clarified_on": f"Der Fall wurde erst am {day_num(episode.case.opened_on)} eröffnet."})
    plan = HelpPlan.objects.drafts().filter(episode=episode).first()
    row = Perspective(episode=episode, plan=plan, outlook=outlook, reason=reason, by=by)
    row.clarified_on, row.justifiable_until = clarified_on, justifiable_until
    store(row)
    record("perspective.clarified", row.key, by=by, case_key=episode.case.key, outlook=str(outlook))
    return row
