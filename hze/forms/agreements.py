"""Agreements, rates and profiles of providers."""

from typing import Any, Self

from django import forms
from django.utils import timezone

from hze.models import Competence, HelpKind, ProviderAgreement, ProviderProfile
from socialspace.models import SocialArea
from web.forms import Chips, EuroField, Form


class AgreementForm(Form):
    """One agreement after § 77 or § 78b."""

    kind = forms.ChoiceField(label="Art", choices=[("", "Bitte wählen"), *ProviderAgreement.Kind.choices])
    valid_from = forms.DateField(label="Gilt ab")
    valid_to = forms.DateField(label="Gilt bis", required=False, help_text="Leer lassen, wenn sie unbefristet gilt.")
    included = forms.CharField(
        label="Was ist im Entgelt enthalten?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
        help_text="Zum Beispiel: Fahrten, Dokumentation, Hilfeplangespräche.",
    )


class EndAgreementForm(Form):
    """Until when an agreement holds."""

    valid_to = forms.DateField(label="Gilt bis")


class RateForm(Form):
    """What a provider is paid from a day on."""

    help_kind = forms.ModelChoiceField(label="Hilfeart", queryset=HelpKind.objects.all())
    cents = EuroField(label="Entgelt je Fachleistungsstunde oder Tag")
    valid_from = forms.DateField(label="Gilt ab")


class ProfileForm(Form):
    """What a provider is good at, where it works, what it has free."""

    competences = forms.ModelMultipleChoiceField(
        label="Kompetenzen", queryset=Competence.objects.all(), required=False, widget=Chips
    )
    areas = forms.ModelMultipleChoiceField(
        label="Arbeitet in", queryset=SocialArea.objects.all(), required=False, widget=Chips
    )
    free_places = forms.IntegerField(label="Freie Plätze", min_value=0, max_value=500, required=False)
    free_on = forms.DateField(label="Stand vom", required=False)
    note = forms.CharField(label="Hinweis", max_length=500, required=False)

    @classmethod
    def of(cls, profile: ProviderProfile | None) -> Self:
        """The profile as it stands."""
        if profile is None:
            return cls(initial={"free_on": timezone.localdate()})
        facts: dict[str, Any] = {name: getattr(profile, name) for name in ("free_places", "free_on", "note")}
        return cls(initial=facts | {"competences": profile.competences.all(), "areas": profile.areas.all()})

    def clean_free_on(self) -> object:
        free_on = self.cleaned_data["free_on"]
        if free_on and free_on > timezone.localdate():
            raise forms.ValidationError("Der Stand liegt in der Zukunft.")
        return free_on

    def clean(self) -> None:
        if self.cleaned_data.get("free_places") is None and "free_on" in self.cleaned_data:
            self.cleaned_data["free_on"] = None
