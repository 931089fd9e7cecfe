"""What is asked about the caseload; validates and converts, never saves."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from caseload.facts import Team
from caseload.figures import written
from caseload.models import MAX_GUIDE, MAX_WEIGHT, Criterion
from caseload.rules import points_of
from caseload.what_if import Handover, NewCase, Wishes
from web.forms import EuroField, Form, Suffixed

HANDOVERS = (1, 2, 3)  # rows of the form
ALL_OF = "alle-"


class PointsField(EuroField):
    """Points typed as '1,5'; cleaned to integer hundredths, as an amount is cleaned to cents."""

    default_error_messages = {
        "invalid": "Geben Sie bei „{label}“ Punkte ein, zum Beispiel 1,5.",
        "range": "Geben Sie bei „{label}“ Punkte ein, die nicht unter 0 und nicht so groß sind.",
    }

    def __init__(self, *, max_points: int, **kwargs: Any) -> None:
        super().__init__(max_cents=max_points, widget=Suffixed("Punkte"), **kwargs)

    def prepare_value(self, value: object) -> object:
        """Show hundredths as points; what was typed stays as it was typed."""
        return written(value) if isinstance(value, int) else value


class WeightForm(Form):
    """A new weight from a day on."""

    prefix = "gewicht"

    criterion = forms.ChoiceField(label="Merkmal", choices=[("", "Bitte wählen"), *Criterion.choices])
    points = PointsField(label="Neues Gewicht", max_points=MAX_WEIGHT, help_text="Von 0 bis 10 Punkten.")
    valid_from = forms.DateField(label="Gilt ab", initial=timezone.localdate)


class GuideForm(Form):
    """A new guide value from a day on."""

    prefix = "richtwert"

    points = PointsField(label="Neuer Richtwert", max_points=MAX_GUIDE, help_text="Punkte für eine volle Stelle.")
    valid_from = forms.DateField(label="Gilt ab", initial=timezone.localdate)


class AssignForm(Form):
    """Who takes the case; the candidates of the page."""

    to = forms.ChoiceField(label="Fachkraft")

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(team.users[row.pk].key): row.pk for row in team.load.people if row.pk and row.share}
        self.fields["to"].choices = [(key, "") for key in self._people]  # type: ignore[attr-defined]

    def clean_to(self) -> int:
        return self._people[self.cleaned_data["to"]]


class WhatIfForm(Form):
    """What is tried out: an absence, a new case, some handovers; several at once."""

    marks_optional = False

    absent = forms.ChoiceField(label="Wer wäre nicht da?", required=False)
    begins_on = forms.DateField(label="Von", required=False)
    ends_on = forms.DateField(label="Bis", required=False)
    deputy = forms.ChoiceField(label="Wer würde vertreten?", required=False)
    new_case = forms.ChoiceField(label="Neuer Fall", required=False, choices=[("", "keiner"), *NewCase.choices])
    new_case_to = forms.ChoiceField(label="Wer bekäme ihn?", required=False)

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(team.users[row.pk].key): row for row in team.load.people if row.pk and row.share}
        names = [(key, row.name) for key, row in self._people.items()]
        for name, nobody in (("absent", "niemand"), ("deputy", "niemand"), ("new_case_to", "noch niemand")):
            self.fields[name].choices = [("", nobody), *names]  # type: ignore[attr-defined]
        cases = _cases(team, names)
        for number in HANDOVERS:
            self.fields[f"case_{number}"] = forms.ChoiceField(label="Fall", required=False, choices=cases)
            to = forms.ChoiceField(label="Geht an", required=False, choices=[("", "niemanden"), *names])
            self.fields[f"to_{number}"] = to

    @property
    def handovers(self) -> list[tuple[Any, Any]]:
        """The rows of the form: case and colleague."""
        return [(self[f"case_{number}"], self[f"to_{number}"]) for number in HANDOVERS]

    def clean(self) -> dict[str, Any]:
        """Whatever belongs together is given together."""
        chosen: dict[str, Any] = super().clean() or self.cleaned_data
        self._clean_absence(chosen)
        if chosen.get("new_case_to") and not chosen.get("new_case"):
            self.add_error("new_case", "Wählen Sie aus, was für ein Fall es wäre.")
        for number in HANDOVERS:
            case, to = chosen.get(f"case_{number}"), chosen.get(f"to_{number}")
            if case and not to:
                self.add_error(f"to_{number}", "Wählen Sie aus, an wen der Fall ginge.")
            if to and not case:
                self.add_error(f"case_{number}", "Wählen Sie aus, welcher Fall abgegeben würde.")
        return chosen

    def _clean_absence(self, chosen: dict[str, Any]) -> None:
        begin, end, today = chosen.get("begins_on"), chosen.get("ends_on"), timezone.localdate()
        if begin and begin < today:
            self.add_error("begins_on", "Wählen Sie heute oder einen späteren Tag.")
        if (begin or today) and end and end < (begin or today):
            self.add_error("ends_on", "Der letzte Tag liegt vor dem ersten.")
        if not chosen.get("absent"):
            if begin or end or chosen.get("deputy"):
                self.add_error("absent", "Wählen Sie aus, wer nicht da wäre.")
        elif chosen.get("deputy") == chosen["absent"]:
            self.add_error("deputy", ValidationError("Die Vertretung ist jemand anderes."))

    @property
    def wishes(self) -> Wishes:
        """What was chosen, in the words of the computation."""
        chosen = self.cleaned_data
        rows = [(chosen[f"case_{number}"], chosen[f"to_{number}"]) for number in HANDOVERS]
        return Wishes(
            absent=self._pk(chosen["absent"]),
            deputy=self._pk(chosen["deputy"]),
            new_case=chosen["new_case"],
            new_case_to=self._pk(chosen["new_case_to"]),
            handovers=[self._handover(case, to) for case, to in rows if case],
        )

    def _handover(self, case: str, to: str) -> Handover:
        receiver = self._people[to].pk or 0
        if case.startswith(ALL_OF):
            return Handover(receiver, all_of=self._pk(case.removeprefix(ALL_OF)))
        return Handover(receiver, case=UUID(case))

    def _pk(self, key: str) -> int | None:
        return self._people[key].pk if key else None


def _cases(team: Team, names: list[tuple[str, str]]) -> list[tuple[str, Any]]:
    """Cases by whoever leads them, with file number and weight; no name of a family."""
    situation = team.situation
    choices: list[tuple[str, Any]] = [("", "keiner")]
    led = {str(team.users[case.lead].key) for case in situation.cases if case.lead in team.users}
    for key, name in names:
        if key in led:
            rows = [
                case for case in situation.cases if case.lead in team.users and str(team.users[case.lead].key) == key
            ]
            weighed = [(row, points_of(row, situation.weights, day=situation.day).total) for row in rows]
            listed = [(str(row.key), f"{row.file_number}, {written(points)} Punkte") for row, points in weighed]
            choices.append((name, [(f"{ALL_OF}{key}", f"alle Fälle von {name} ({len(rows)})"), *listed]))
    nobody = [case for case in situation.cases if case.lead is None]
    listed = [(str(row.key), row.file_number) for row in nobody]
    return [*choices, ("Noch niemand", listed)] if listed else choices
