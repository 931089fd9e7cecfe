"""What is asked about Ziele, Aufträge and Auflagen; three different things, three different sets of questions."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.lifecycle import GoalState, MandateState
from cases.models import Case, Condition, ConditionCheck, Person
from web.forms import Form

CHOOSE = ("", "Bitte wählen")


def _long(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=2_000, help_text=help_text, required=required)


class OwnedForm(Form):
    """Somebody of the family whose goal it is."""

    owner = forms.ModelChoiceField(
        label="Wessen Ziel?", queryset=Person.objects.none(), to_field_name="key", empty_label="Bitte wählen"
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "owner", case)


class DirectionForm(OwnedForm):
    """A direction in own words."""

    words = _long("In eigenen Worten", "So, wie es gesagt wurde. Was das Jugendamt will, ist ein Auftrag.")
    said_on = forms.DateField(label="Gesagt am", initial=timezone.localdate)


class ActionGoalForm(OwnedForm):
    """A small goal, each letter of SMART by itself."""

    specific = forms.CharField(
        label="Was genau ist dann anders?", max_length=500, help_text="Spezifisch: ein Zustand, kein Weg."
    )
    measurable = forms.CharField(label="Woran ist es zu sehen?", max_length=500, help_text="Messbar.")
    attractive = forms.CharField(
        label="Warum lohnt es sich?", max_length=500, help_text="Attraktiv: für die Person, deren Ziel es ist."
    )
    realistic = forms.CharField(
        label="Warum ist es zu schaffen?", max_length=500, help_text="Realistisch: aus eigener Kraft, mit wem?"
    )
    due_on = forms.DateField(label="Bis wann?", help_text="Terminiert.")


class StepForm(Form):
    """Who does what until when."""

    what = forms.CharField(label="Was?", max_length=300)
    who = forms.CharField(label="Wer?", max_length=120, help_text="Zum Beispiel: Großmutter, Milan, Frau Brandt.")
    due_on = forms.DateField(label="Bis wann?", initial=timezone.localdate)


class EndGoalForm(Form):
    """What became of a goal."""

    state = forms.ChoiceField(
        label="Ergebnis",
        choices=[CHOOSE, *((state.value, state.label) for state in GoalState if state != GoalState.OPEN)],
    )
    evidence = _long("Was zeigt es?", "Woran haben Sie und die Familie es gesehen?", required=False)
    reason = _long("Warum?", "Nötig, wenn das Ziel nicht ganz erreicht ist.", required=False)


class EndDirectionForm(Form):
    """What became of a direction."""

    state = EndGoalForm.base_fields["state"]
    reason = EndGoalForm.base_fields["reason"]


class MandateForm(Form):
    """What the office needs clarified or changed, why, until when, and who tells whom."""

    text = _long("Was soll geklärt oder verändert werden?", "Dass es geschieht, wird erwartet. Der Weg ist offen.")
    who = forms.CharField(label="Wer soll das tun?", max_length=200)
    why = _long("Warum braucht das Jugendamt das?", "Die Familie soll diesen Satz verstehen.")
    due_on = forms.DateField(label="Bis wann?")
    feedback = forms.CharField(
        label="Wer meldet wem was zurück?",
        max_length=500,
        help_text="Zum Beispiel: Frau Sommerfeld ruft jeden Freitag Jana Brandt an.",
    )


class EndMandateForm(Form):
    """What became of an Auftrag, and why."""

    state = forms.ChoiceField(
        label="Ergebnis",
        choices=[CHOOSE, *((state.value, state.label) for state in MandateState if state != MandateState.OPEN)],
    )
    reason = _long("Was spricht dafür?", "Nicht erfüllt heißt: Schätzen Sie die Gefährdung neu ein.")


class ConditionForm(Form):
    """A minimum that is not negotiable, with control and consequence."""

    text = _long("Was muss mindestens gelten?", "Die Eltern wählen das Wie, nicht das Ob.")
    who = forms.CharField(label="Wer muss dafür sorgen?", max_length=200)
    control_method = forms.CharField(
        label="Wie wird kontrolliert?",
        max_length=500,
        help_text="Zum Beispiel: Kind gesehen, Kühlschrank, Attest, Anwesenheit in der Kita.",
    )
    controller = forms.CharField(label="Wer kontrolliert?", max_length=200)
    interval = forms.TypedChoiceField(
        label="Wie oft?", choices=Condition.Interval.choices, coerce=int, initial=Condition.Interval.WEEKLY
    )
    is_announced = forms.TypedChoiceField(
        label="Werden Kontrollen angekündigt?",
        choices=[("yes", "angekündigt"), ("no", "nicht angekündigt")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    first_check_on = forms.DateField(label="Erste Kontrolle am", initial=timezone.localdate)
    consequence = _long("Was geschieht, wenn sie nicht erfüllt wird?", "Nur Auflagen drohen etwas an.")


class CheckForm(Form):
    """One check: what was found and what was seen."""

    on = forms.DateField(label="Kontrolliert am", initial=timezone.localdate)
    checked_by = forms.CharField(label="Wer hat kontrolliert?", max_length=200)
    result = forms.ChoiceField(label="Ergebnis", choices=[CHOOSE, *ConditionCheck.Result.choices])
    seen = forms.CharField(label="Was wurde gesehen?", widget=forms.Textarea, max_length=5_000)
    child_seen = forms.TypedChoiceField(
        label="Wurde das Kind gesehen?",
        choices=[("yes", "ja"), ("no", "nein")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class LiftForm(Form):
    """Why an Auflage ends."""

    reason = _long("Warum wird sie aufgehoben?")
