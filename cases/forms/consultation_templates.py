"""The run of a consultation as a form: its steps are rows that can be added, removed and moved without JavaScript."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from cases.actions import StepFacts
from cases.models import Panel, TemplateStep
from cases.models.consultation_template import LONGEST_STEP
from web.forms import Form

MOST_STEPS = 20
PARTS = ("label", "minutes", "acting", "panel", "hint")
ORDER = re.compile(r"(add|up|down|remove)-(\d{1,2})")

type Row = dict[str, Any]


class StepsForm(Form):
    """Where the run comes from, and its steps, a row each."""

    source = forms.CharField(
        label="Quelle",
        max_length=200,
        required=False,
        help_text="Woher der Ablauf kommt, zum Beispiel ein Buch oder ein Beschluss.",
    )

    def __init__(self, *args: Any, steps: Iterable[Row] = (), **kwargs: Any) -> None:
        data = args[0] if args else None
        rows = typed_rows(data) if data is not None else list(steps)
        self.numbers = range(max(len(rows), 1))
        fields = {f"step-{at}-{part}": field for at in self.numbers for part, field in _fields(at + 1).items()}
        self.base_fields = {**self.base_fields, **fields}  # type: ignore[misc]  # this form's own, not those of its class
        initial = {f"step-{at}-{part}": row.get(part) for at, row in enumerate(rows) for part in PARTS}
        super().__init__(*args, **kwargs | {"initial": initial | kwargs.get("initial", {})})

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as they are drawn."""
        return [{part: self[f"step-{at}-{part}"] for part in PARTS} for at in self.numbers]

    @property
    def has_room(self) -> bool:
        return len(self.numbers) < MOST_STEPS

    @property
    def steps(self) -> list[StepFacts]:
        """What was written, in order; only of a valid form."""
        cleaned = self.cleaned_data
        return [
            StepFacts(**{part: cleaned[f"step-{at}-{part}"] for part in PARTS})  # type: ignore[typeddict-item]
            for at in self.numbers
        ]


class NewRunForm(StepsForm):
    """A run with its name."""

    field_order = ("name", "source")

    name = forms.CharField(label="Name", max_length=100, help_text="So steht der Ablauf zur Wahl.")


def typed_rows(data: Mapping[str, Any]) -> list[Row]:
    """The rows of a posted form, as they were typed, without gaps in their numbers."""
    found = [at for at in range(MOST_STEPS) if f"step-{at}-label" in data]
    last = max(found, default=-1)
    return [{part: data.get(f"step-{at}-{part}", "") for part in PARTS} for at in range(last + 1)]


def rows_of(steps: Iterable[TemplateStep]) -> list[Row]:
    """The rows of a version that is written."""
    return [{part: getattr(step, part) for part in PARTS} for step in steps]


def rearranged(data: Mapping[str, Any]) -> list[Row] | None:
    """The typed rows after the pressed button added, moved or removed one; None when it was none of these."""
    pressed = ORDER.fullmatch(data.get("do", ""))
    if pressed is None:
        return None
    rows, at = typed_rows(data), int(pressed[2])
    match pressed[1]:
        case "add" if len(rows) < MOST_STEPS:
            rows.insert(at, {"panel": Panel.NONE})
        case "remove" if len(rows) > 1 and at < len(rows):
            del rows[at]
        case "up" if 0 < at < len(rows):
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        case "down" if at < len(rows) - 1:
            rows[at + 1], rows[at] = rows[at], rows[at + 1]
    return rows


def _fields(number: int) -> dict[str, forms.Field]:
    return {
        "label": forms.CharField(label=f"{number}. Schritt", max_length=60),
        "minutes": forms.IntegerField(label=f"{number}. Minuten", min_value=1, max_value=LONGEST_STEP),
        "acting": forms.CharField(label=f"{number}. Wer ist dran?", max_length=80),
        "panel": forms.ChoiceField(label=f"{number}. Was wird festgehalten?", choices=Panel.choices),
        "hint": forms.CharField(label=f"{number}. Hinweis", max_length=300, required=False),
    }
