"""What is asked about trainings: date and place, who comes, who was there, what can be learned."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.models import User
from socialspace.actions.training_kinds import KindDetails
from socialspace.actions.trainings import TrainingDetails
from socialspace.models import Training, TrainingAttendance, TrainingKind
from web.forms import Form, HoursField, SegmentedRadio

MAX_SEATS = 500
MAX_MINUTES = 500 * 60
MAX_MONTHS = 120


class TrainingForm(Form):
    """A date of a training."""

    kind = forms.ModelChoiceField(TrainingKind.objects.all(), to_field_name="key", label="Fortbildung")
    starts_on = forms.DateField(label="Erster Tag")
    ends_on = forms.DateField(label="Letzter Tag", required=False, help_text="Leer, wenn es nur ein Tag ist.")
    minutes = HoursField(label="Dauer", max_minutes=MAX_MINUTES, help_text="Zeitstunden zusammen, wie 12 oder 7,5.")
    place = forms.CharField(label="Ort", max_length=160)
    trainer = forms.CharField(label="Leitung der Fortbildung", max_length=160, required=False)
    seats = forms.IntegerField(
        label="Plätze", min_value=1, max_value=MAX_SEATS, required=False, help_text="Leer, wenn alle kommen können."
    )

    @property
    def details(self) -> TrainingDetails:
        """What the action takes."""
        given = self.cleaned_data
        return {
            "kind": given["kind"],
            "starts_on": given["starts_on"],
            "ends_on": given["ends_on"] or given["starts_on"],
            "minutes": given["minutes"],
            "place": given["place"],
            "trainer": given["trainer"],
            "seats": given["seats"],
        }


def details_of(training: Training) -> dict[str, Any]:
    """What the form for a planned training begins with."""
    return {
        "kind": training.kind.key,
        "starts_on": training.starts_on,
        "ends_on": training.ends_on if training.ends_on != training.starts_on else None,
        "minutes": training.minutes,
        "place": training.place,
        "trainer": training.trainer,
        "seats": training.seats,
    }


class _ColleagueField(forms.ModelMultipleChoiceField[User]):
    """Colleagues to tick, with their departments."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), to_field_name="key", widget=forms.CheckboxSelectMultiple, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.last_name}, {obj.first_name} · {obj.role}"


def _others(training: Training) -> QuerySet[User]:
    """Active colleagues of all departments who are not on the list yet."""
    others = User.objects.filter(is_active=True).exclude(trainings__training=training)
    return others.order_by("last_name", "first_name", "pk")


class ColleaguesForm(Form):
    """Whom somebody registers."""

    people = _ColleagueField(label="Kolleginnen und Kollegen")

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = _others(training)  # type: ignore[attr-defined]


class AttendanceForm(Form):
    """For everybody registered whether they were there; nothing is preselected before it was said once."""

    STATES = (("attended", "war da"), ("missed", "war nicht da"))

    walk_ins = _ColleagueField(label="Auch da, ohne Anmeldung", required=False)

    def __init__(self, *args: Any, training: Training, attendances: list[TrainingAttendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attendances = attendances
        self.fields["walk_ins"].queryset = _others(training)  # type: ignore[attr-defined]
        for each in attendances:
            known = each.state if each.state != TrainingAttendance.State.REGISTERED else None
            self.fields[self._name(each)] = forms.ChoiceField(
                label=f"{each.user}, {each.user.role}",
                choices=self.STATES,
                widget=SegmentedRadio,
                initial=known,
                error_messages={"required": f"Wählen Sie aus, ob {each.user} da war."},
            )

    @staticmethod
    def _name(attendance: TrainingAttendance) -> str:
        return f"person_{attendance.key.hex}"

    @property
    def lines(self) -> list[forms.BoundField]:
        """One field for each person on the list."""
        return [self[self._name(each)] for each in self.attendances]

    @property
    def took_part(self) -> dict[int, bool]:
        """Whether they were there, by number of the user."""
        return {each.user_id: self.cleaned_data[self._name(each)] == "attended" for each in self.attendances}


class KindForm(Form):
    """A kind of training."""

    series = forms.CharField(label="Reihe", max_length=60, help_text="Zum Beispiel SIT, Lüttringhaus, SRO.")
    name = forms.CharField(label="Name der Fortbildung", max_length=120)
    enables_moderation = forms.BooleanField(label="Befähigt, eine Kollegiale Beratung zu moderieren", required=False)
    refresh_months = forms.IntegerField(
        label="Auffrischen nach Monaten",
        min_value=1,
        max_value=MAX_MONTHS,
        required=False,
        help_text="Leer, wenn die Teilnahme unbegrenzt zählt.",
    )

    @property
    def details(self) -> KindDetails:
        """What the action takes."""
        given = self.cleaned_data
        return {
            "series": given["series"],
            "name": given["name"],
            "enables_moderation": given["enables_moderation"],
            "refresh_months": given["refresh_months"],
        }
