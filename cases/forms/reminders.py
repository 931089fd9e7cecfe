"""What is asked about a Wiedervorlage."""

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Department, User
from cases.models import Case
from cases.repeating import Repeat
from socialspace.models import TeamMembership
from web.forms import Form


class ReminderForm(Form):
    """What is to be done, when, by whom and how often."""

    text = forms.CharField(label="Was ist zu tun?", max_length=200)
    due_on = forms.DateField(label="Fällig am", initial=timezone.localdate)
    owner = forms.ModelChoiceField(label="Für", queryset=User.objects.none(), to_field_name="key", empty_label=None)
    repeat = forms.ChoiceField(label="Wiederholung", choices=Repeat.choices, initial=Repeat.ONCE)

    def __init__(self, *args: object, by: User, case: Case | None, owner: User | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        kept = [by.pk, *([owner.pk] if owner else [])]
        field.queryset = User.objects.filter(pk__in=kept) | _colleagues(by, case)
        field.queryset = field.queryset.order_by("last_name", "first_name")
        field.initial = (owner or by).key


def _colleagues(by: User, case: Case | None) -> QuerySet[User]:
    """Of a case the ASD colleagues of its team, otherwise everybody of one's own teams."""
    members = TeamMembership.objects.current()
    if case is None:
        own = members.filter(area__in=TeamMembership.objects.areas_of(by)).values("user")
        return User.objects.filter(is_active=True, pk__in=own)
    of_team = members.filter(area=case.area_id).values("user")
    return User.objects.filter(is_active=True, department=Department.ASD, pk__in=of_team)
