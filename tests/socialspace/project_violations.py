"""Rows of projects that are right, and what makes their copy wrong; tried by `tests/house/test_constraints.py`."""

from collections.abc import Callable
from typing import Any

from django.db import models

from socialspace.lifecycle import ProjectStage
from tests import office


def _running() -> models.Model:
    return office.a_project_at(ProjectStage.RUNNING)


def _partner() -> models.Model:
    partner: models.Model = office.a_project_at(ProjectStage.RUNNING).partners.all()[0]
    return partner


PROJECTS: dict[str, tuple[Callable[[], models.Model], Callable[[], dict[str, Any]]]] = {
    "project_stage_known": (office.a_project, lambda: {"stage": "dream"}),
    "project_answers_a_need": (office.a_project, lambda: {"need": ""}),
    "project_has_an_idea": (office.a_project, lambda: {"stage": "idea", "idea": ""}),
    "project_runs_after_a_decision": (office.a_project, lambda: {"stage": "running"}),
    "project_evaluated_in_words": (_running, lambda: {"stage": "evaluated"}),
    "project_dropped_with_reason": (office.a_project, lambda: {"stage": "dropped"}),
    "project_ends_after_it_begins": (_running, lambda: {"ends_on": office.in_days(-90)}),
    "project_partner_once": (_partner, dict),
}
