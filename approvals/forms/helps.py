"""How a running help goes on: what its page asks for."""

from typing import Self

from django import forms
from django.utils import timezone

from approvals.forms.ends import end_code_field, offer_end_codes
from hze.models import HelpEpisode
from web.forms import Form, HoursField


class ChangeHelpForm(Form):
    """From when on how much, until when, and why."""

    begins_on = forms.DateField(label="Ab wann?")
    minutes_per_week = HoursField(label="Stunden je Woche", required=False)
    ends_on = forms.DateField(label="Bis wann?")
    reason = forms.CharField(
        label="Warum?", widget=forms.Textarea(attrs={"rows": 3}), max_length=500, help_text="Ein oder zwei Sätze."
    )

    @classmethod
    def of(cls, episode: HelpEpisode) -> Self:
        """The form with what is true today."""
        today = timezone.localdate()
        scope = {"minutes_per_week": episode.scope_on(today), "ends_on": episode.last_day}
        return cls(initial={"begins_on": max(today, episode.begins_on), **scope})


class ExtendHelpForm(Form):
    """How much longer, how much, and why."""

    ends_on = forms.DateField(label="Verlängern bis")
    minutes_per_week = HoursField(label="Stunden je Woche", required=False)
    reason = forms.CharField(
        label="Warum reicht das, was schon trägt, noch nicht aus?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
    )

    @classmethod
    def of(cls, episode: HelpEpisode) -> Self:
        return cls(initial={"minutes_per_week": episode.scope_on(timezone.localdate())})


class EndHelpForm(Form):
    """The last day, and why the help ends."""

    ends_on = forms.DateField(label="Letzter Tag der Hilfe")
    end_code = end_code_field()
    reason = forms.CharField(
        label="Warum endet die Hilfe? Sind die Ziele erreicht?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_end_codes(self.fields["end_code"])

    @classmethod
    def of(cls, episode: HelpEpisode) -> Self:
        return cls(initial={"ends_on": episode.last_day})
