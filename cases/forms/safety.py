"""What is asked about the Schutzplan."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.models import Case, Person, SafetySignature
from web.forms import Form


class SafetyPlanForm(Form):
    """From when it holds, whom it protects, what else is agreed."""

    valid_from = forms.DateField(label="Gilt ab", initial=timezone.localdate)
    children = forms.ModelMultipleChoiceField(
        label="Welche Kinder schützt er?",
        queryset=Person.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
    )
    agreements = forms.CharField(
        label="Was ist außerdem verabredet?",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
        help_text="In kurzen Sätzen; die Familie bekommt den Plan in die Hand.",
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        children = Person.objects.filter(family=case.family_id, role=Person.Role.CHILD)
        self.fields["children"].queryset = children  # type: ignore[attr-defined]


class MeasureForm(Form):
    """Who protects the child how, from when on."""

    what = forms.CharField(label="Was geschieht zum Schutz?", widget=forms.Textarea, max_length=1_000)
    who = forms.CharField(label="Wer schützt?", max_length=200)
    begins_on = forms.DateField(label="Ab", initial=timezone.localdate)
    ends_on = forms.DateField(label="Bis", required=False)


class ContactForm(Form):
    """Whom one calls, and when."""

    name = forms.CharField(label="Wer?", max_length=120)
    phone = forms.CharField(label="Telefon", max_length=60)
    when = forms.CharField(label="Wann anrufen?", max_length=200, help_text="Zum Beispiel: wenn Papa getrunken hat.")


class SignatureForm(Form):
    """Who signed, or refused and why."""

    role = forms.ChoiceField(label="Als", choices=SafetySignature.Role.choices)
    person = forms.ModelChoiceField(
        label="Wer aus der Familie?",
        queryset=Person.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="niemand aus der Familie",
    )
    name = forms.CharField(
        label="oder jemand anderes", max_length=120, required=False, help_text="Zum Beispiel eine Vormundin."
    )
    has_signed = forms.TypedChoiceField(
        label="Unterschrift",
        choices=[("yes", "hat unterschrieben"), ("no", "unterschreibt nicht")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    refusal = forms.CharField(
        label="Warum nicht?", widget=forms.Textarea, max_length=2_000, required=False, help_text="In eigenen Worten."
    )
    on = forms.DateField(label="Am", initial=timezone.localdate)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "person", case)
