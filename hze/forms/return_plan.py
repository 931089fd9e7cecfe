"""What is asked about a return."""

from django import forms

from hze.lifecycle import CriterionLevel
from hze.models import ReturnStep, TrialPhase
from socialspace.models import Organisation
from web.forms import Form, HoursField, SegmentedRadio


def _area(label: str, length: int, *, rows: int = 3, help_text: str = "", required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=length, widget=widget, help_text=help_text, required=required)


class DecisionForm(Form):
    """What is decided about a return; a change says why."""

    reason = _area("Warum ändert es sich?", 500, rows=2, required=False)

    def __init__(self, *args: object, is_change: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not is_change:
            del self.fields["reason"]


class ReturnGoalForm(DecisionForm):
    """What the return aims at and when."""

    field_order = ("goal", "planned_on", "reason")
    goal = _area("Was ist das Ziel?", 1_000, help_text="In einfachen Worten: Wie lebt das Kind dann zu Hause?")
    planned_on = forms.DateField(label="Geplanter Tag der Rückkehr")


class NoReturnForm(DecisionForm):
    """Why no return is planned at present, who decided it with whom, and when to look again."""

    field_order = ("absence", "decided_with", "look_again_on", "reason")
    absence = _area("Warum ist zur Zeit keine Rückkehr geplant?", 1_000)
    decided_with = forms.CharField(
        label="Wer hat das mit wem entschieden?", max_length=200, help_text="Zum Beispiel Team mit Eltern und Kind."
    )
    look_again_on = forms.DateField(label="Wann sehen Sie wieder hin?", help_text="An diesem Tag liegt es Ihnen vor.")


class AfterCareForm(Form):
    """Who cares for the family afterwards and how much, or why nobody needs to."""

    after_care = forms.ModelChoiceField(
        label="Nachbetreuung durch", queryset=Organisation.objects.none(), required=False
    )
    minutes = HoursField(label="Stunden je Woche", required=False, max_minutes=60 * 60)
    waived = _area(
        "Warum braucht es keine?", 500, rows=2, required=False, help_text="Nur, wenn Sie keinen Träger nennen."
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["after_care"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = Organisation.objects.providers().order_by("name_sort")


class CriterionForm(Form):
    """A criterion of this family's own."""

    label = forms.CharField(label="Woran erkennen wir es?", max_length=120)


class JudgeCriterionForm(Form):
    """How a criterion stands and by what one sees it."""

    level = forms.ChoiceField(label="Stand", choices=CriterionLevel, widget=SegmentedRadio)
    evidence = _area("Woran sehen Sie das?", 1_000, help_text="Was Sie gesehen oder gehört haben.")
    seen_on = forms.DateField(label="Gesehen am")


class StepForm(Form):
    """Who does what until when."""

    what = forms.CharField(label="Was ist zu tun?", max_length=300)
    party = forms.ChoiceField(label="Wer?", choices=ReturnStep.Party, widget=forms.RadioSelect)
    due_on = forms.DateField(label="Bis wann?")


class FinishStepForm(Form):
    """On which day a step was done."""

    done_on = forms.DateField(label="Getan am")


class TrialForm(Form):
    """From when to when a return is tried out."""

    kind = forms.ChoiceField(label="Art", choices=TrialPhase.Kind, widget=SegmentedRadio)
    begins_on = forms.DateField(label="Von")
    ends_on = forms.DateField(label="Bis")


class EvaluateTrialForm(Form):
    """How a trial went and what follows."""

    result = forms.ChoiceField(label="Ergebnis", choices=TrialPhase.Result, widget=forms.RadioSelect)
    words = _area("Wie war es?", 1_000, help_text="Aus Sicht von Kind, Eltern und Einrichtung.")
    follows = _area("Was folgt daraus?", 500, rows=2)


class RecordReturnForm(Form):
    """On which day the child came home, and why in spite of open criteria."""

    returned_on = forms.DateField(label="Zu Hause seit")
    despite = _area("Warum trotz offener Kriterien?", 1_000, required=False)

    def __init__(self, *args: object, open_criteria: int = 0, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not open_criteria:
            del self.fields["despite"]


class FailedReturnForm(Form):
    """From which day the child is back in the facility, and why."""

    failed_on = forms.DateField(label="Wieder in der Einrichtung seit")
    reason = _area("Warum hat die Rückkehr nicht gehalten?", 1_000)
