"""Signing in, and one's own settings."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField

from accounts.models import Theme
from web.forms import Form, KernMixin, SegmentedRadio

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


class SettingsForm(Form):
    """How pages look and whether single keys act."""

    theme = forms.ChoiceField(label="Darstellung", choices=Theme.choices, widget=SegmentedRadio)
    shortcuts = forms.BooleanField(
        label="Tastaturkürzel aus einzelnen Tasten",
        required=False,
        help_text="Schalten Sie sie aus, wenn Sie mit Sprache schreiben oder ein Hilfsmittel einzelne Tasten sendet.",
    )
