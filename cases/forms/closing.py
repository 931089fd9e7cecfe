"""What is asked when a case ends and when it begins again."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst

from cases.models import Case, ClosingFact, Reopening, StatCode
from web.doubts import DoubtField
from web.forms import Form

Field = StatCode.Field

UNKNOWN = "noch nicht bekannt"
RANKS = ("Hauptgrund", "zweiter Grund", "dritter Grund")
REASONS = tuple(f"reason_{rank}" for rank in range(1, ClosingFact.MAX_REASONS + 1))
STATISTICS = (Field.END_REASON, Field.NEXT_STAY, Field.NEXT_HELP, Field.SITUATION)


def _long(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea, max_length=5_000, help_text=help_text)


class CloseForm(Form):
    """Why the case ends, the look back, and the features of the statistics that are known by now."""

    reason = forms.ChoiceField(label="Grund", choices=[("", "Bitte wählen"), *Case.CloseReason.choices])
    reason_words = forms.CharField(
        label="Grund in Worten", required=False, max_length=300, help_text="Nötig bei „anderer Grund“."
    )
    child_says = _long("Was sagt das Kind am Ende?", "In eigenen Worten.")
    parents_say = _long("Was sagen die Eltern am Ende?", "In eigenen Worten.")
    achieved = _long("Was wurde erreicht?")
    helped = _long("Was hat geholfen?")
    stays_contact = forms.CharField(
        label="Wer bleibt ansprechbar?",
        required=False,
        max_length=300,
        help_text="Zum Beispiel die Großmutter, die Schulsozialarbeit, der Verein.",
    )
    ask_again_on = forms.DateField(
        label="Nachfrage am", required=False, help_text="An diesem Tag fragen Sie nach, wie es geht."
    )
    confirmed = DoubtField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = StatCode.objects.filter(survey=StatCode.HELPS).valid_in(timezone.localdate().year)
        by_field: dict[str, list[StatCode]] = {}
        for code in codes:
            by_field.setdefault(code.field, []).append(code)
        self._codes = {str(code.pk): code for code in codes}
        for name, label in zip(REASONS, RANKS, strict=True):
            self._offer(name, f"Grund der Hilfe: {label}", by_field.get(Field.REASON, []))
        for field in STATISTICS:
            self._offer(field, capfirst(Field(field).label), by_field.get(field, []))

    def _offer(self, name: str, label: str, codes: list[StatCode]) -> None:
        choices = [("", UNKNOWN), *((str(code.pk), code.label) for code in codes)]
        self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)

    def clean(self) -> dict[str, Any]:
        """Gather the codes by feature, the reasons in their order."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("reason") == Case.CloseReason.OTHER and not cleaned.get("reason_words"):
            self.add_error("reason_words", "Schreiben Sie bei „anderer Grund“ auf, welcher.")
        reasons = [cleaned.pop(name, "") for name in REASONS]
        chosen = [self._codes[pk] for pk in reasons if pk]
        if len(set(chosen)) < len(chosen):
            raise ValidationError("Nennen Sie jeden Grund der Hilfe nur einmal.")
        facts: dict[str, list[StatCode]] = {Field.REASON: chosen} if chosen else {}
        for field in STATISTICS:
            if pk := cleaned.pop(str(field), ""):
                facts[field] = [self._codes[pk]]
        return cleaned | {"facts": facts}


class ReopenForm(Form):
    """Why a closed case begins again."""

    reason = forms.ChoiceField(label="Grund", choices=[("", "Bitte wählen"), *Reopening.Reason.choices])
    reason_words = forms.CharField(
        label="Grund in Worten", required=False, max_length=300, help_text="Nötig bei „anderer Grund“."
    )
