"""Whom one asks to confirm their entry."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from socialspace.models import ContactPerson, Organisation
from web.forms import Form


class ConfirmationForm(Form):
    """Organisations by their boxes, and for those with several contact persons which one gets the mail."""

    organisations = forms.ModelMultipleChoiceField(
        label="Einrichtungen", queryset=Organisation.objects.none(), to_field_name="key", required=False
    )
    contacts = forms.ModelMultipleChoiceField(
        label="Ansprechpersonen", queryset=ContactPerson.objects.none(), to_field_name="key", required=False
    )

    def __init__(self, *args: Any, user: User, everybody: Sequence[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.everybody = everybody  # whom the button for all means; the boxes do not count then
        choices: dict[str, Any] = self.fields
        choices["organisations"].queryset = Organisation.objects.visible_to(user).active()
        choices["contacts"].queryset = ContactPerson.objects.visible_to(user).with_email()

    def clean(self) -> dict[str, Any]:
        """Somebody has to be asked; the sentence belongs to the list, which is no field of its own."""
        cleaned = super().clean() or self.cleaned_data
        if self.everybody is not None:
            cleaned["organisations"] = self.everybody
            if not self.everybody:
                raise ValidationError("Alle mit unbestätigten Angeboten sind schon angeschrieben.", code="nobody")
        elif not cleaned.get("organisations"):
            raise ValidationError("Wählen Sie mindestens eine Einrichtung.", code="nobody")
        return cleaned
