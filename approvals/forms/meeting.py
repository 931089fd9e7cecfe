"""What is asked to plan meetings and their agenda."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from web.forms import Form


class MeetingForm(Form):
    """When and where the commission meets."""

    held_at = forms.DateTimeField(label="Termin")
    room = forms.CharField(label="Raum", max_length=80)

    def clean_held_at(self) -> object:
        held_at = self.cleaned_data["held_at"]
        if held_at < timezone.now():
            raise ValidationError("Der Termin liegt in der Vergangenheit.")
        return held_at


class SeriesForm(MeetingForm):
    """The first meeting of a series, and how many there are."""

    count = forms.IntegerField(label="Anzahl der Sitzungen", min_value=2, max_value=26, initial=8)


class CancelForm(Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(label="Grund der Absage", max_length=300)


class MinutesForm(Form):
    """How long an item takes."""

    minutes = forms.IntegerField(label="Minuten", min_value=1, max_value=120)

    def __init__(self, *args: Any, item: UUID, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"%s-{item}", **kwargs)
        self.item = item
