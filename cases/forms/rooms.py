"""What is asked in the room of a Kollegiale Beratung."""

from django import forms
from django.db.models import Q

from accounts.models import User
from cases.lifecycle import Area
from cases.models import Consultation, ConsultationParticipant, FamilyResource, Idea, Indicator
from web.doubts import DoubtField
from web.forms import Form, SegmentedRadio


class QuestionForm(Form):
    """The question of the responsible worker, in one sentence."""

    question = forms.CharField(label="Frage der Fachkraft", max_length=300, help_text="Ein Satz, als Frage.")


class VoteForm(Form):
    """One's own view, silently."""

    area = forms.ChoiceField(label="Ihr Votum", choices=Area.choices, widget=SegmentedRadio)
    sentence = forms.CharField(label="Ein Satz: warum?", max_length=300)


class RevealForm(Form):
    """Reveal; who has not voted is asked about."""

    confirmed = DoubtField()


class IndicatorForm(Form):
    """What speaks for, against, and what is not known."""

    kind = forms.ChoiceField(label="Art", choices=Indicator.Kind.choices, widget=SegmentedRadio)
    text = forms.CharField(label="Was?", max_length=300)
    basis = forms.ChoiceField(
        label="Tatsache oder Vermutung?",
        choices=[("", "–"), *Indicator.Basis.choices],
        required=False,
        help_text="Bei einer offenen Frage bleibt es leer.",
    )
    source = forms.CharField(label="Woher wissen wir das?", max_length=150, required=False)


class NewIdeaForm(Form):
    """An idea, unfiltered."""

    text = forms.CharField(label="Neue Idee", max_length=500)


class SortIdeaForm(Form):
    """On which level an idea stands, and whether it does without help."""

    level = forms.TypedChoiceField(
        label="Ebene", choices=[("", "–"), *FamilyResource.Level.choices], coerce=int, empty_value=None, required=False
    )
    without_help = forms.BooleanField(label="Kommt ohne Hilfe zur Erziehung aus", required=False)
    weighing = forms.CharField(label="Abwägung: warum ja, warum nicht?", max_length=500, required=False)


class ChooseIdeaForm(Form):
    """Take it up or drop it."""

    choice = forms.ChoiceField(label="Auswahl", choices=Idea.Choice.choices, widget=SegmentedRadio)
    reason = forms.CharField(label="Warum?", max_length=300)


class AgreeForm(Form):
    """The joint view."""

    area = forms.ChoiceField(label="Gemeinsame Einordnung", choices=Area.choices, widget=SegmentedRadio)
    reasons = forms.CharField(label="Begründung", widget=forms.Textarea, max_length=5_000)
    dissent = forms.CharField(label="Abweichende Meinung", widget=forms.Textarea, max_length=5_000, required=False)
    next_review_on = forms.DateField(
        label="Nächste Überprüfung", required=False, help_text="Im Grau- und Gefährdungsbereich nötig."
    )
    second = forms.ModelChoiceField(
        label="Zweite Fachkraft",
        queryset=User.objects.none(),
        required=False,
        help_text="Nötig, wenn der Fall in den Gefährdungsbereich kommt oder ihn verlässt.",
    )

    def __init__(self, *args: object, session: Consultation, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        seats = ConsultationParticipant.objects.filter(consultation=session).exclude(role="lead")
        _offer(self, "second", Q(pk__in=seats.values("user")))


class TaskForm(Form):
    """What, who, until when, and how it is checked."""

    text = forms.CharField(label="Was ist zu tun?", max_length=200)
    owner = forms.ModelChoiceField(label="Wer?", queryset=User.objects.none())
    due_on = forms.DateField(label="Bis wann?")
    check_how = forms.CharField(label="Wer prüft es wie?", max_length=200)

    def __init__(self, *args: object, session: Consultation, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        seats = ConsultationParticipant.objects.filter(consultation=session)
        _offer(self, "owner", Q(pk__in=seats.values("user")))


class FinishForm(Form):
    """What the consultation came to."""

    result = forms.CharField(label="Ergebnis der Beratung", widget=forms.Textarea, max_length=10_000)
    conditions_note = forms.CharField(
        label="Warum der Gefährdungsbereich trotz offener Auflagen verlassen wird",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
    )


class SeatForm(Form):
    """A colleague who takes part or moderates."""

    user = forms.ModelChoiceField(
        label="Kollegin oder Kollege", queryset=User.objects.none(), help_text="Nur ASD und WJH des Teams."
    )


def _offer(form: forms.Form, name: str, which: Q) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = User.objects.filter(which, is_active=True).order_by("last_name", "first_name")
