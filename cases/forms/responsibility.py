"""What is asked about who answers for a case."""

from collections.abc import Collection

from django import forms

from accounts.models import User
from cases.forms.choices import offer_workers
from cases.models import Case, HandoverReason
from web.forms import Form


class AssignForm(Form):
    """Who leads the case from today on, and why, as a code."""

    to = forms.ModelChoiceField(
        label="Fallverantwortlich ab heute",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
    )
    reason = forms.ChoiceField(label="Anlass", choices=HandoverReason.choices)
    lead_seen = forms.ModelChoiceField(
        queryset=User.objects.all(), to_field_name="key", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: object, case: Case, lead: User | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_workers(self, "to", case, without=[lead.pk] if lead else [])


class AskForm(Form):
    """A colleague who shares the responsibility from today on."""

    user = forms.ModelChoiceField(
        label="Mitverantwortlich ab heute",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
    )

    def __init__(self, *args: object, case: Case, without: Collection[int] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_workers(self, "user", case, without=without)
