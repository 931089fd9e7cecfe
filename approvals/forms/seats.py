"""What is asked about seats: who stands in, who must not decide."""

from django import forms
from django.db.models import QuerySet

from accounts.models import ASD_AND_WJH, User
from approvals.lifecycle import Seat
from approvals.rules import LEADS, may_plan_meetings
from socialspace.models import SocialArea, TeamMembership
from web.forms import Form


class SubstituteForm(Form):
    """Which seat, and who is asked to stand in."""

    seat = forms.ChoiceField(label="Sitz", choices=[(seat.value, seat.label) for seat in LEADS])
    user = forms.ModelChoiceField(label="Vertretung", queryset=User.objects.none())

    def __init__(self, *args: object, area: SocialArea, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, _team(area).filter(is_lead=False))

    def clean_seat(self) -> Seat:
        return Seat(self.cleaned_data["seat"])


class RecusalForm(Form):
    """Who must not decide, and why; only a lead is asked for whom."""

    user = forms.ModelChoiceField(label="Wer", queryset=User.objects.none(), required=False, empty_label="ich selbst")
    reason = forms.CharField(label="Grund", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, by: User, area: SocialArea, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if may_plan_meetings(by, area):
            _offer(self, _team(area).exclude(pk=by.pk))
        else:
            del self.fields["user"]

    def clean(self) -> dict[str, object]:
        return {"user": None} | (super().clean() or {})


def _offer(form: Form, people: QuerySet[User]) -> None:
    field = form.fields["user"]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = people


def _team(area: SocialArea) -> QuerySet[User]:
    members = TeamMembership.objects.members_of(area)
    return User.objects.of(*ASD_AND_WJH).filter(pk__in=members).order_by("last_name", "first_name")
