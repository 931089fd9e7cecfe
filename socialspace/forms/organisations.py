"""What is asked about organisations and whom one reaches there, and to filter their list."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from socialspace.models import ContactPerson, Language, Organisation, Quarter
from socialspace.phones import NoPhoneNumberError, read_phone
from socialspace.search import words_of
from web.forms import Form

EVERYWHERE = "alle"
FACTS = ("name", "kind", "quarter", "street", "email", "phone", "last_contact_on")
CONTACT_FACTS = ("first_name", "last_name", "function", "email", "phone", "consented_on")


class PhoneField(forms.CharField):
    """A telephone number with its area code, cleaned to one way of writing."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        try:
            return read_phone(text) if text else ""
        except NoPhoneNumberError as refusal:
            raise ValidationError(
                "Das ist keine Telefonnummer, die man wählen kann. Geben Sie sie mit Vorwahl ein, zum Beispiel "
                "02161 49310.",
                code="phone",
            ) from refusal


def demand_past(day: date | None) -> date | None:
    """Refuse a day that has not come yet."""
    if day and day > timezone.localdate():
        raise ValidationError("Dieser Tag liegt in der Zukunft.", code="future")
    return day


class OrganisationFilter(Form):
    """Words, kind, quarter, language; everything may stay empty."""

    marks_optional = False
    words = forms.CharField(label="Suchwörter", max_length=100, required=False)
    kind = forms.ChoiceField(label="Art", choices=[("", EVERYWHERE), *Organisation.Kind.choices], required=False)
    quarter = forms.ModelChoiceField(
        label="Quartier", queryset=Quarter.objects.all(), to_field_name="key", required=False, empty_label=EVERYWHERE
    )
    language = forms.ModelChoiceField(
        label="Sprache", queryset=Language.objects.all(), to_field_name="key", required=False, empty_label=EVERYWHERE
    )
    ended = forms.BooleanField(label="auch frühere", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.input_type = "search"

    def clean_words(self) -> list[str]:
        return words_of(self.cleaned_data["words"])


class OrganisationForm(Form):
    """What is known of an organisation."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Art", choices=[("", "Bitte wählen"), *Organisation.Kind.choices])
    quarter = forms.ModelChoiceField(
        label="Quartier",
        queryset=Quarter.objects.all(),
        to_field_name="key",
        required=False,
        empty_label="ganzer Sozialraum",
    )
    street = forms.CharField(label="Anschrift", max_length=160, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    phone = PhoneField(label="Telefon", max_length=40, required=False)
    languages = forms.ModelMultipleChoiceField(
        label="Sprachen", queryset=Language.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    last_contact_on = forms.DateField(label="Letzter Kontakt", required=False)

    def clean_last_contact_on(self) -> date | None:
        return demand_past(self.cleaned_data["last_contact_on"])


class OrganisationEndForm(Form):
    """From when on an organisation no longer exists; without a day it does."""

    ended_on = forms.DateField(label="Besteht nicht mehr seit", required=False, help_text="Leer: besteht weiter.")


class ContactForm(Form):
    """Whom one reaches; without a day of consent the name stands in the directory for nobody."""

    first_name = forms.CharField(label="Vorname", max_length=80, required=False)
    last_name = forms.CharField(label="Nachname", max_length=80)
    function = forms.CharField(label="Funktion", max_length=120, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    phone = PhoneField(label="Telefon", max_length=40, required=False)
    consented_on = forms.DateField(
        label="Einverstanden, genannt zu werden, seit",
        required=False,
        help_text="Leer: Der Name steht nicht im Verzeichnis.",
    )

    def clean_consented_on(self) -> date | None:
        return demand_past(self.cleaned_data["consented_on"])


class TopicForm(Form):
    """A topic and the words people look for it by."""

    name = forms.CharField(label="Thema", max_length=80)
    also = forms.CharField(
        label="Auch gesucht als", max_length=300, required=False, help_text="Mehrere Wörter durch Komma getrennt."
    )


class LanguageForm(Form):
    """A language."""

    name = forms.CharField(label="Sprache", max_length=60)


def facts_of(organisation: Organisation) -> dict[str, Any]:
    """What is known of an organisation, as the form asks for it."""
    known = {name: getattr(organisation, name) for name in FACTS}
    return known | {"languages": list(organisation.languages.all())}


def contact_facts_of(contact: ContactPerson) -> dict[str, Any]:
    """What is known of a contact person, as the form asks for it."""
    return {name: getattr(contact, name) for name in CONTACT_FACTS}
