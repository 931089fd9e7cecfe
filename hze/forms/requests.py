"""Asking providers: the sheet they read, who is asked, until when, and what they answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Self

from django import forms
from django.utils import timezone

from hze.actions.requests import DAYS_TO_ANSWER
from hze.fit import Fit
from hze.models import Competence, ProviderOffer, RequestSheet
from hze.rules import SHEET_TEXTS
from socialspace.models import Language, Organisation
from web.forms import Chips, Form, HoursField
from web.uploads.fields import FilesField
from web.uploads.kinds import ALLOWED

CHOOSE_AGAIN = "Wählen Sie die Dateien bitte noch einmal aus: Der Browser behält sie nicht."
OFFER_WORDS = ("idea", "person", "qualification", "starts_on", "times", "minutes_per_week", "languages")


def _area(label: str, *, rows: int = 4, most: int = 2_000, required: bool = False, help_text: str = "") -> Any:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=most, required=required, help_text=help_text)


class SheetForm(Form):
    """What all providers read; no name, no day of birth, no address."""

    need = _area("Wofür wird die Hilfe gebraucht?", required=True, help_text="Ohne Namen, Anschrift und genaue Tage.")
    goals = _area("Was soll erreicht werden?", required=True)
    starts_on = forms.DateField(label="Gewünschter Beginn", required=False)
    competences = forms.ModelMultipleChoiceField(
        label="Was der Träger können soll", queryset=Competence.objects.all(), required=False, widget=Chips
    )
    language = forms.ModelChoiceField(label="Sprache der Familie", queryset=Language.objects.all(), required=False)
    place = forms.CharField(
        label="Ort der Hilfe", max_length=200, required=False, help_text="Zum Beispiel: zu Hause, in der Schule."
    )
    times = forms.CharField(label="Zeiten", max_length=200, required=False)
    exclusions = _area("Was nicht passt", rows=2, most=500)

    @classmethod
    def of(cls, sheet: RequestSheet, texts: dict[str, str]) -> Self:
        """The sheet as it stands, with the texts as providers may read them."""
        words = {"starts_on": sheet.starts_on, "language": sheet.language_id}
        return cls(initial={**words, **texts, "competences": sheet.competences.all()})

    def clean_starts_on(self) -> object:
        starts_on = self.cleaned_data["starts_on"]
        if starts_on and abs(starts_on - timezone.localdate()) > timedelta(days=730):
            raise forms.ValidationError("Der Beginn liegt zu weit weg. Prüfen Sie das Jahr.")
        return starts_on


class ProvidersForm(Form):
    """Who is asked, and why these."""

    providers = forms.ModelMultipleChoiceField(queryset=Organisation.objects.none(), required=False, label="Träger")
    why = _area("Warum diese Träger?", rows=2, most=300, help_text="Nötig, wenn Sie weniger als drei fragen.")

    def __init__(self, *args: Any, fits: Sequence[Fit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Organisation.objects.filter(pk__in=[fit.organisation.pk for fit in fits])
        self.fields["providers"].queryset = offered  # type: ignore[attr-defined]


class SendForm(Form):
    """Until when providers answer, and that somebody has read what they will read."""

    answer_until = forms.DateField(label="Antwort bis")
    has_read = forms.BooleanField(
        label="Ich habe gelesen, was die Träger erfahren. Die Familie ist daran nicht zu erkennen.", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer_until"].initial = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)


class LinkForm(Form):
    """Where the link goes."""

    email = forms.EmailField(label="E-Mail-Adresse beim Träger")


class DeclineForm(Form):
    """Why a provider cannot help."""

    reason = _area("Warum können Sie die Hilfe nicht anbieten?", rows=3, most=500, required=True)


class PhoneDeclineForm(Form):
    """Why a provider cannot help, as told on the telephone."""

    reason = _area("Grund der Absage", rows=3, most=500, required=True)


class OfferForm(Form):
    """What a provider offers; the price stands in its agreement and is not asked for."""

    idea = _area("Ihre Idee für diese Hilfe", rows=6, most=5_000, required=True)
    person = forms.CharField(label="Wer kommt?", max_length=120)
    qualification = forms.CharField(label="Qualifikation und Erfahrung", max_length=300)
    starts_on = forms.DateField(label="Beginn möglich ab")
    times = forms.CharField(label="Zeiten", max_length=300, help_text="Zum Beispiel: nachmittags, auch samstags.")
    minutes_per_week = HoursField(label="Stunden je Woche")
    languages = forms.CharField(label="Sprachen", max_length=200, required=False)
    uploads = FilesField(label="Anlagen", required=False, help_text=f"{ALLOWED}, je Datei höchstens 20 MB.")

    @classmethod
    def of(cls, offer: ProviderOffer | None) -> Self:
        """Empty, or what was offered so far."""
        return cls(initial={name: getattr(offer, name) for name in OFFER_WORDS} if offer else {})

    def clean_uploads(self) -> object:
        """The files; one that is not harmless keeps the whole offer here, with the reason."""
        taken, refused = self.cleaned_data["uploads"]
        if refused:
            raise forms.ValidationError([f"{name}: {sentence}" for name, sentence in refused])
        return taken

    def clean(self) -> None:
        if self.errors and self.cleaned_data.get("uploads"):
            self.add_error("uploads", CHOOSE_AGAIN)


def offered(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The words of an offer as the action takes them."""
    return {name: cleaned[name] for name in OFFER_WORDS} | {"files": cleaned["uploads"] or ()}


def sheet_words(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The words of a sheet as the action takes them."""
    names = (*SHEET_TEXTS, "starts_on", "language", "competences")
    return {name: cleaned[name] for name in names}
