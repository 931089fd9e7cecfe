"""What is asked in the room: one's voice, the decision, what belongs into the minutes."""

from collections.abc import Iterator, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from accounts.models import User
from approvals.actions import Condition
from approvals.lifecycle import Outcome, Vote
from approvals.models import DecisionCondition, ReturnReason
from web.forms import Form

CONDITIONS = 4  # rows of the form


class VoiceForm(Form):
    """One's vote and why."""

    vote = forms.ChoiceField(label="Ihre Stimme", choices=Vote.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="Begründung", max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}))


class DecisionForm(Form):
    """The outcome and its words; offered is what the voices allow, and the action says why another one is refused."""

    outcome = forms.ChoiceField(label="Ergebnis", choices=Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="Beschlusstext", widget=forms.Textarea(attrs={"rows": 4}), max_length=5_000)
    would_change = forms.CharField(
        label="Was würde den Beschluss ändern?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    return_reason = forms.ChoiceField(
        label="Grund der Zurückstellung", choices=[("", "Bitte wählen"), *ReturnReason.choices], required=False
    )
    rework_until = forms.DateField(label="Nacharbeit bis", required=False)

    def __init__(self, *args: object, possible: Sequence[Outcome] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, CONDITIONS + 1):
            self.fields |= _condition_fields(number)
        outcome = self.fields["outcome"]
        outcome.required = bool(possible)
        outcome.widget.choices = [(choice.value, choice.label) for choice in possible]
        if len(possible) == 1:
            outcome.initial = possible[0].value

    def condition_rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        """The rows in which conditions are entered."""
        for number in range(1, CONDITIONS + 1):
            yield number, [self[f"{name}_{number}"] for name in Condition._fields]

    @property
    def has_conditions(self) -> bool:
        """Whether the rows have been used, so that they stay open."""
        return any(bound.errors or bound.data for _, row in self.condition_rows() for bound in row)

    @property
    def has_return(self) -> bool:
        return any(self[name].errors or self[name].data for name in ("return_reason", "rework_until"))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        rows = [
            Condition(*(cleaned.pop(f"{name}_{number}", None) for name in Condition._fields))
            for number in range(1, CONDITIONS + 1)
        ]
        for number, row in enumerate(rows, start=1):
            if any(row) and not all(row) and not self._has_error(number):
                raise ValidationError(f"Nennen Sie zu Auflage {number}, wer was bis wann tut.")
        cleaned["conditions"] = [row for row in rows if all(row)]
        return cleaned

    def _has_error(self, number: int) -> bool:
        return any(f"{name}_{number}" in self.errors for name in Condition._fields)


class RulingForm(DecisionForm):
    """What the Abteilungsleitung ruled, as one lead enters it."""

    field_order = ("ruled_by", "ruled_on", "outcome", "text")

    ruled_by = forms.CharField(label="Wer hat entschieden?", max_length=120)
    ruled_on = forms.DateField(label="Entschieden am")
    text = forms.CharField(label="Entscheid", widget=forms.Textarea(attrs={"rows": 4}), max_length=5_000)

    def __init__(self, *args: object, possible: Sequence[Outcome] = (), **kwargs: object) -> None:
        super().__init__(*args, possible=possible, **kwargs)
        del self.fields["would_change"]


class RemarksForm(Form):
    """What belongs into the minutes beside the items, and who writes them."""

    remarks = forms.CharField(
        label="Verschiedenes", max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    minute_taker = forms.ModelChoiceField(
        label="Protokoll", queryset=User.objects.none(), required=False, empty_label="niemand"
    )

    def __init__(self, *args: object, team: Sequence[User] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        taker = self.fields["minute_taker"]
        assert isinstance(taker, forms.ModelChoiceField)  # noqa: S101
        taker.queryset = User.objects.filter(pk__in=[user.pk for user in team])
        taker.widget.choices = [("", "niemand"), *((user.pk, str(user)) for user in team)]


class PersonForm(Form):
    """Somebody of the team who is in the room."""

    user = forms.ModelChoiceField(label="Person", queryset=User.objects.none())

    def __init__(self, *args: object, team: Sequence[User] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["user"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101
        person.queryset = User.objects.filter(pk__in=[user.pk for user in team])
        person.widget.choices = [("", "Bitte wählen"), *((user.pk, str(user)) for user in team)]


def _condition_fields(number: int) -> dict[str, forms.Field]:
    """Who, what and until when of one condition."""
    bearers = [("", "niemand"), *DecisionCondition.Bearer.choices]
    fields: dict[str, forms.Field] = {
        f"bearer_{number}": forms.ChoiceField(label=f"Auflage {number} für", choices=bearers, required=False),
        f"what_{number}": forms.CharField(label=f"Auflage {number}", max_length=500, required=False),
        f"until_{number}": forms.DateField(label=f"Auflage {number} bis", required=False),
    }
    return fields
