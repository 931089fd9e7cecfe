"""What is asked for the statement to the family court."""

from typing import Any

from django import forms

from cases.court_paper import PLAN, entries_of, plan_of
from cases.forms.protection import area
from cases.models import ProtectionProcedure
from web.forms import Form
from web.german import day_num


class CourtStatementForm(Form):
    """To which court, what for, what goes in, and what the office proposes."""

    court = forms.CharField(label="Gericht", max_length=200, help_text="Zum Beispiel: Amtsgericht, Familiengericht.")
    request = area("Anlass und was das Jugendamt anregt", 10_000)
    chosen = forms.MultipleChoiceField(
        label="Was hineinkommt",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="In der Reihenfolge, in der es war. Wer gemeldet hat, steht nie darin, nur welche Art von Stelle.",
    )
    assessment = area("Fachliche Stellungnahme", 20_000, rows=8, required=False)
    guardian = forms.BooleanField(label="Verfahrensbeistand anregen", required=False)
    expert = forms.BooleanField(label="Gutachten anregen", required=False)
    interpreter = forms.CharField(label="Dolmetschen für welche Sprache?", max_length=100, required=False)
    separate = forms.BooleanField(label="Getrennte Anhörung erbitten", required=False)
    separate_reason = forms.CharField(label="Warum getrennt?", max_length=500, required=False)

    def __init__(self, *args: Any, procedure: ProtectionProcedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = [(entry.key, f"{day_num(entry.on)}: {entry.title}") for entry in entries_of(procedure)]
        plan = plan_of(procedure)
        attached = [(PLAN, f"Anlage: {plan.title}")] if plan else []
        self.fields["chosen"].choices = [*entries, *attached]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("separate") and not cleaned.get("separate_reason"):
            self.add_error("separate_reason", "Begründen Sie, warum getrennt angehört werden soll.")
        if cleaned.get("separate_reason") and not cleaned.get("separate"):
            self.add_error("separate", "Setzen Sie den Haken, oder lassen Sie die Begründung leer.")
        return cleaned
