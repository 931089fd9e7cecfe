"""What is asked to plan meetings."""

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
