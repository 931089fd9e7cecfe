"""What is asked when the family allows or refuses something, and when it takes it back."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from cases.forms.choices import offer_family
from cases.models import Case, Consent, ConsentTopic, Person
from socialspace.models import Organisation
from web.forms import Form, SegmentedRadio


class ConsentForm(Form):
    """Who decides about whom, to whom, what for, and which data."""

    outcome = forms.ChoiceField(label="Entscheidung", choices=Consent.Outcome.choices, widget=SegmentedRadio)
    given_by = forms.ModelChoiceField(label="Wer entscheidet?", queryset=Person.objects.none())
    about = forms.ModelMultipleChoiceField(
        label="Um wen geht es?", queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    colleague = forms.ModelChoiceField(
        label="Person im Haus", queryset=User.objects.none(), required=False, empty_label="niemand im Haus"
    )
    organisation = forms.ModelChoiceField(
        label="Einrichtung aus dem Verzeichnis",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="nicht im Verzeichnis",
    )
    receiver = forms.CharField(
        label="oder: Wer darf es erfahren?",
        max_length=120,
        required=False,
        help_text="Person oder Einrichtung, so wie die Familie sie nennt.",
    )
    purpose = forms.CharField(label="Wofür?", max_length=300, help_text="Zum Beispiel: Ressourcencheck.")
    topics = forms.MultipleChoiceField(
        label="Welche Daten?", choices=ConsentTopic.choices, widget=forms.CheckboxSelectMultiple
    )
    form = forms.ChoiceField(label="Form", choices=Consent.Form.choices, widget=SegmentedRadio)
    given_on = forms.DateField(label="Am", initial=timezone.localdate)
    valid_until = forms.DateField(label="Gültig bis", required=False)

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "given_by", case)
        offer_family(self, "about", case)
        self.fields["given_by"].label_from_instance = _named  # type: ignore[attr-defined]
        self.fields["about"].label_from_instance = _named  # type: ignore[attr-defined]
        staff = User.objects.filter(is_active=True).order_by("last_name", "first_name")
        self.fields["colleague"].queryset = staff  # type: ignore[attr-defined]
        self.fields["colleague"].label_from_instance = (  # type: ignore[attr-defined]
            lambda one: f"{one}, {one.get_department_display()}"
        )
        self.fields["organisation"].queryset = Organisation.objects.visible_to(user).active()  # type: ignore[attr-defined]


class RevokeForm(Form):
    """Who takes it back, and since when."""

    revoked_by = forms.ModelChoiceField(
        label="Wer widerruft?", queryset=Person.objects.none(), required=False, empty_label="nicht bekannt"
    )
    revoked_on = forms.DateField(label="Widerrufen am", initial=timezone.localdate)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "revoked_by", case)
        self.fields["revoked_by"].label_from_instance = _named  # type: ignore[attr-defined]


def _named(person: Person) -> str:
    return f"{person.full_name}, {person.get_role_display()}"
