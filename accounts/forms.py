"""The sign-in form."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """Name and password; the refusal never says which of them was wrong."""

    error_messages = {
        "invalid_login": "Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und melden Sie sich erneut an.",
        "inactive": "Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und melden Sie sich erneut an.",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].label = "Benutzername"
        self.fields["password"].label = "Passwort"
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.max_length = 150
