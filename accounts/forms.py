"""The sign-in form."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField

from web.forms import KernMixin

REFUSAL = "Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und melden Sie sich erneut an."


class SignInForm(KernMixin, AuthenticationForm):
    """Name and password; the refusal never says which of them was wrong."""

    username = UsernameField(label="Benutzername", max_length=150)
    password = forms.CharField(
        label="Passwort",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    error_messages = {"invalid_login": REFUSAL, "inactive": REFUSAL}
