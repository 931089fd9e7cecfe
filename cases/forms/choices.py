"""Who may be chosen in the forms of a case."""

from collections.abc import Collection

from django import forms

from accounts.models import Department, User
from cases.models import Case, Person
from socialspace.models import TeamMembership


def offer_family(form: forms.Form, name: str, case: Case) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = Person.objects.filter(family=case.family_id)


def offer_team(form: forms.Form, name: str, case: Case) -> None:
    """Colleagues of ASD and WJH who work in the team of the case today."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    team = TeamMembership.objects.members_of(case.area_id)
    field.queryset = User.objects.of(Department.ASD, Department.WJH).filter(pk__in=team)


def offer_workers(form: forms.Form, name: str, case: Case, *, without: Collection[int]) -> None:
    """Colleagues of ASD in the team of the case who may lead it, except those who already have a role."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    team = TeamMembership.objects.members_of(case.area_id)
    workers = User.objects.of(Department.ASD).filter(pk__in=team, is_lead=False)
    field.queryset = workers.exclude(pk__in=without)
