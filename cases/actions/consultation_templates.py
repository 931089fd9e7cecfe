"""Runs of the consultation: written, followed by a new version, no longer used."""

from collections.abc import Sequence
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.models import ConsultationTemplate, ConsultationTemplateVersion, Panel, TemplateStep
from web.store import store

NEWER = "Inzwischen gibt es eine neuere Fassung dieses Ablaufs. Vergleichen Sie beide und speichern Sie dann."


class StepFacts(TypedDict):
    """One step as it is written."""

    label: str
    minutes: int
    hint: str
    acting: str
    panel: str


@transaction.atomic
def add_consultation_template(*, by: User, name: str, source: str, steps: Sequence[StepFacts]) -> ConsultationTemplate:
    """Add a run with its first steps."""
    rules.demand(rules.may_keep_consultation_templates(by))
    template = ConsultationTemplate(name=name)
    store(template)
    _write(template, by=by, number=1, source=source, steps=steps)
    return template


@transaction.atomic
def write_consultation_template(
    template: ConsultationTemplate, *, by: User, seen: int, source: str, steps: Sequence[StepFacts]
) -> ConsultationTemplateVersion:
    """Write the next version; a consultation that has begun keeps its own. Raises ValidationError code "version"."""
    rules.demand(rules.may_keep_consultation_templates(by))
    template = ConsultationTemplate.objects.select_for_update().get(pk=template.pk)
    if template.versions.order_by("-number")[0].number != seen:
        raise ValidationError(NEWER, code="version")
    return _write(template, by=by, number=seen + 1, source=source, steps=steps)


@transaction.atomic
def retire_consultation_template(template: ConsultationTemplate, *, by: User) -> ConsultationTemplate:
    """No new consultation is planned with it; a second time brings it back."""
    rules.demand(rules.may_keep_consultation_templates(by))
    template = ConsultationTemplate.objects.select_for_update().get(pk=template.pk)
    template.retired_at = None if template.retired_at else timezone.now()
    store(template, only=["retired_at"])
    verb = "consultation_template.retired" if template.retired_at else "consultation_template.resumed"
    record(verb, template.key, by=by)
    return template


def _write(
    template: ConsultationTemplate, *, by: User, number: int, source: str, steps: Sequence[StepFacts]
) -> ConsultationTemplateVersion:
    if not steps:
        raise ValidationError("Ein Ablauf hat mindestens einen Schritt.", code="steps")
    if not any(step["panel"] == Panel.CLOSING for step in steps):
        raise ValidationError("Ein Schritt ist der Abschluss: Dort endet die Beratung.", code="closing")
    version = ConsultationTemplateVersion(template=template, number=number, source=source, written_by=by)
    store(version)
    for position, facts in enumerate(steps, start=1):
        store(TemplateStep(version=version, position=position, **facts))
    record("consultation_template.written", template.key, by=by, number=number, steps=len(steps))
    return version
