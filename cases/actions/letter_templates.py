"""Templates of letters: written, followed by a new version, no longer used."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import letters, rules
from cases.models import NOTICE_KINDS, LetterTemplate, LetterTemplateVersion
from web.store import store

NEWER = "Inzwischen gibt es eine neuere Fassung dieser Vorlage. Vergleichen Sie beide und speichern Sie dann."


@transaction.atomic
def add_template(*, by: User, name: str, kind: str, subject: str, body: str) -> LetterTemplate:
    """Add a template with its first words."""
    rules.demand(rules.may_keep_templates(by))
    template = LetterTemplate(name=name, kind=kind)
    store(template)
    _write(template, by=by, number=1, subject=subject, body=body)
    return template


@transaction.atomic
def write_template(template: LetterTemplate, *, by: User, seen: int, subject: str, body: str) -> LetterTemplateVersion:
    """Write the next version; letters already begun keep theirs. Raises ValidationError with code "version"."""
    rules.demand(rules.may_keep_templates(by))
    template = LetterTemplate.objects.select_for_update().get(pk=template.pk)
    if template.versions.order_by("-number")[0].number != seen:
        raise ValidationError(NEWER, code="version")
    return _write(template, by=by, number=seen + 1, subject=subject, body=body)


@transaction.atomic
def retire_template(template: LetterTemplate, *, by: User) -> LetterTemplate:
    """No new letter begins with it; those that did keep it. A second time brings it back."""
    rules.demand(rules.may_keep_templates(by))
    template = LetterTemplate.objects.select_for_update().get(pk=template.pk)
    template.retired_at = None if template.retired_at else timezone.now()
    store(template, only=["retired_at"])
    verb = "letter_template.retired" if template.retired_at else "letter_template.resumed"
    record(verb, template.key, by=by)
    return template


def _write(template: LetterTemplate, *, by: User, number: int, subject: str, body: str) -> LetterTemplateVersion:
    without_family = template.kind == LetterTemplate.Kind.FEEDBACK
    of_notice = template.kind in NOTICE_KINDS
    if wrong := letters.wrong_places((subject, body), without_family=without_family, notice=of_notice):
        raise ValidationError({"body": wrong})
    version = LetterTemplateVersion(template=template, number=number, subject=subject, body=body, written_by=by)
    store(version)
    record("letter_template.written", template.key, by=by, kind=template.kind, number=number)
    return version
