"""How a running help goes on: what its page asks for."""

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils import timezone

from approvals.forms.ends import end_code_field, offer_end_codes
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpModule, PlaceKind
from web.forms import Chips, EuroField, Form, HoursField


class AboutHelpForm(Form):
    """How a running help goes on."""

    @classmethod
    def answered(cls, data: QueryDict, episode: HelpEpisode) -> Self:
        """The form with what was answered about this help."""
        return cls(data)


class ChangeHelpForm(AboutHelpForm):
    """From when on how much, until when, and why; a residential help may also change its place and its modules."""

    begins_on = forms.DateField(label="Ab wann?")
    minutes_per_week = HoursField(label="Stunden je Woche", required=False)
    place_kind = forms.ModelChoiceField(
        label="Art des Platzes",
        queryset=PlaceKind.objects.all(),
        required=False,
        help_text="Nur, wenn das Kind anders leben soll als bisher. Den Umzug tragen Sie danach ein.",
    )
    modules = forms.ModelMultipleChoiceField(
        label="Bausteine, die dazukommen", queryset=HelpModule.objects.all(), required=False, widget=Chips
    )
    monthly_cents = EuroField(label="Kosten im Monat", required=False, max_cents=100_000_00)
    ends_on = forms.DateField(label="Bis wann?")
    reason = forms.CharField(
        label="Warum?", widget=forms.Textarea(attrs={"rows": 3}), max_length=500, help_text="Ein oder zwei Sätze."
    )

    def __init__(self, *args: object, is_residential: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not is_residential:
            for name in ("place_kind", "modules", "monthly_cents"):
                del self.fields[name]

    @classmethod
    def of(cls, episode: HelpEpisode) -> Self:
        """The form with what is true today."""
        today = timezone.localdate()
        scope = {"minutes_per_week": episode.scope_on(today), "ends_on": episode.last_day}
        return cls(
            initial={"begins_on": max(today, episode.begins_on), **scope}, is_residential=_is_residential(episode)
        )

    @classmethod
    def answered(cls, data: QueryDict, episode: HelpEpisode) -> Self:
        """The form with what was answered; an ambulatory help has neither place nor modules."""
        return cls(data, is_residential=_is_residential(episode))


def _is_residential(episode: HelpEpisode) -> bool:
    return episode.help_kind.form == HelpForm.RESIDENTIAL


class ExtendHelpForm(AboutHelpForm):
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


class EndHelpForm(AboutHelpForm):
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


class ReconsiderForm(AboutHelpForm):
    """Why a help nobody offers goes back to the commission."""

    reason = forms.CharField(
        label="Was haben Sie versucht, und was könnte stattdessen helfen?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
    )

    @classmethod
    def of(cls, episode: HelpEpisode) -> Self:
        return cls()
