"""What is asked about who answers for a case."""

from collections.abc import Collection

from django import forms
from django.utils import timezone

from accounts.models import User
from cases.forms.choices import offer_workers
from cases.models import Case, HandoverReason, Responsibility
from web.forms import Form

Role = Responsibility.Role


class AssignForm(Form):
    """Who leads the case from today on, why (a code), and what they must know."""

    to = forms.ModelChoiceField(
        label="Fallverantwortlich ab heute",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
    )
    reason = forms.ChoiceField(label="Anlass", choices=HandoverReason.choices)
    words = forms.CharField(
        label="Was die neue Person wissen muss",
        required=False,
        widget=forms.Textarea,
        max_length=5_000,
        help_text="Steht auf dem Übergabebogen. Anvertrautes (§\N{NO-BREAK SPACE}65) gehört nicht hierher.",
    )
    with_reminders = forms.BooleanField(
        label="Offene Wiedervorlagen dieses Falls gehen mit", required=False, initial=True
    )
    lead_seen = forms.ModelChoiceField(
        queryset=User.objects.all(), to_field_name="key", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: object, case: Case, lead: User | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_workers(self, "to", case, without=[lead.pk] if lead else [])


class AskForm(Form):
    """A colleague who shares the responsibility, helps, or stands in for some days."""

    user = forms.ModelChoiceField(
        label="Wer?",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
    )
    role = forms.ChoiceField(
        label="Aufgabe",
        choices=[(Role.CO, "mitverantwortlich"), (Role.DEPUTY, "vertritt"), (Role.HELPER, "hilft mit")],
        widget=forms.RadioSelect,
        initial=Role.CO,
        help_text="Mitverantwortliche und Vertretung entscheiden mit. Wer mithilft, schreibt Notizen, "
        "Wiedervorlagen und Dokumente und entscheidet nichts.",
    )
    valid_from = forms.DateField(label="Von", initial=timezone.localdate)
    valid_to = forms.DateField(label="Bis", required=False, help_text="Eine Vertretung braucht ein Ende.")

    def __init__(self, *args: object, case: Case, without: Collection[int] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_workers(self, "user", case, without=without)


class AcknowledgeForm(Form):
    """Nothing has to be said; a question goes back to whoever handed over."""

    question = forms.CharField(
        label="Rückfrage",
        required=False,
        widget=forms.Textarea,
        max_length=2_000,
        help_text="Wer übergeben hat, bekommt eine Nachricht.",
    )
