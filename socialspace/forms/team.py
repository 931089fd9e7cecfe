"""What is asked about members of a team: who, which share of a post, from when, until when."""

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from socialspace.models import Language
from web.forms import Form, Suffixed

SHARE_HINT = "100 ist eine ganze Stelle. Über alle Teams zusammen höchstens 100."


def offer(form: forms.Form, name: str, people: "QuerySet[User]") -> None:
    """Let these colleagues stand to choice."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = people


class LanguagesForm(Form):
    """In which languages one can talk with a family."""

    languages = forms.ModelMultipleChoiceField(
        Language.objects.all(), label="Ich spreche", widget=forms.CheckboxSelectMultiple, required=False
    )


class MemberForm(Form):
    """A colleague who joins the team."""

    user = forms.ModelChoiceField(
        User.objects.none(), label="Kollegin oder Kollege", to_field_name="key", empty_label="Bitte wählen"
    )
    share = forms.IntegerField(
        label="Stellenanteil", min_value=1, max_value=100, initial=100, widget=Suffixed("%"), help_text=SHARE_HINT
    )
    valid_from = forms.DateField(label="Erster Tag", initial=timezone.localdate)

    def __init__(self, *args: object, people: "QuerySet[User]", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", people)


class ShareForm(Form):
    """Another share from a day on."""

    share = forms.IntegerField(
        label="Neuer Stellenanteil", min_value=1, max_value=100, widget=Suffixed("%"), help_text=SHARE_HINT
    )
    valid_from = forms.DateField(
        label="Gilt ab",
        initial=timezone.localdate,
        help_text="Der bisherige Anteil endet am Tag davor und bleibt lesbar.",
    )


class EndForm(Form):
    """The last day in the team."""

    last_day = forms.DateField(
        label="Letzter Tag im Team", help_text="Danach sieht die Person die Fälle dieses Teams nicht mehr."
    )
