"""What is asked in the Kollegiale Beratung."""

from django import forms
from django.utils import timezone

from accounts.models import User
from cases.forms.choices import offer_team
from cases.models import Case, ConsultationTemplate
from web.forms import Chips, Form


class StartConsultationForm(Form):
    """The question of the responsible worker and who moderates."""

    held_on = forms.DateField(label="Datum der Beratung", initial=timezone.localdate)
    question = forms.CharField(label="Ihre Frage an das Team", max_length=300, help_text="Ein Satz, als Frage.")
    moderator = forms.ModelChoiceField(
        label="Moderation", queryset=User.objects.none(), help_text="Nie die fallverantwortliche Fachkraft."
    )
    minutes_by = forms.ModelChoiceField(label="Protokoll", queryset=User.objects.none(), required=False)
    participants = forms.ModelMultipleChoiceField(
        label="Wer noch teilnimmt", queryset=User.objects.none(), required=False, widget=Chips
    )
    time = forms.TimeField(label="Uhrzeit", required=False)
    place = forms.CharField(label="Ort", max_length=120, required=False)
    template = forms.ModelChoiceField(
        label="Ablauf", queryset=ConsultationTemplate.objects.none(), required=False, empty_label="üblicher Ablauf"
    )
    is_pseudonymised = forms.BooleanField(label="Ohne Namen der Familie beraten", required=False)

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("moderator", "minutes_by", "participants"):
            offer_team(self, name, case)
        field = self.fields["template"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = ConsultationTemplate.objects.in_use().order_by("id")


class ConsultationParticipantForm(Form):
    """A colleague who takes part."""

    user = forms.ModelChoiceField(
        label="Teilnehmende Person", queryset=User.objects.none(), help_text="Nur ASD und WJH."
    )

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_team(self, "user", case)


class IdeaForm(Form):
    """An idea; a solution without Hilfe zur Erziehung is weighed."""

    text = forms.CharField(label="Idee", max_length=500)
    without_help = forms.BooleanField(label="Kommt ohne Hilfe zur Erziehung aus", required=False)
    weighing = forms.CharField(
        label="Abwägung",
        max_length=500,
        required=False,
        help_text="Bei Lösungen ohne Hilfe zur Erziehung: Warum ja, warum nicht?",
    )


class ResultForm(Form):
    """What the consultation came to."""

    result = forms.CharField(label="Ergebnis der Beratung", widget=forms.Textarea, max_length=10_000)
    dissent = forms.CharField(label="Abweichende Meinung", widget=forms.Textarea, max_length=5_000, required=False)
