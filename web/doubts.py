"""Input that contradicts itself and may still be true is asked about, not refused.

An action says `settle(questions, confirmed=confirmed)`. The form has a field `confirmed = DoubtField()`: invisible
until the action doubts, then the questions with one box, 'Ja, das stimmt so'. The tick answers exactly the questions
that were shown; whoever changes something that raises another question is asked again.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

FIELD = "confirmed"
YES = "Ja, das stimmt so"


class Doubt(ValidationError):  # noqa: N818  # a question, not an error
    """Questions about what was typed; `answer` is the tick that says it is true."""

    def __init__(self, questions: Iterable[str]) -> None:
        self.questions = list(questions)
        super().__init__([ValidationError(question, code="doubt") for question in self.questions])

    @property
    def answer(self) -> str:
        """What the box sends when it is ticked below exactly these questions."""
        return hashlib.sha256("\n".join(self.questions).encode()).hexdigest()[:16]


def settle(questions: Iterable[str], *, confirmed: str) -> None:
    """Ask, unless exactly these questions were answered with yes; raises Doubt."""
    doubt = Doubt(questions)
    if doubt.questions and confirmed != doubt.answer:
        raise doubt


class DoubtBox(forms.widgets.Input):
    """A box that is not there until it has been asked something; a tick below other questions is no answer."""

    input_type = "hidden"
    template_name = "django/forms/widgets/input.html"
    answer = ""

    def format_value(self, value: object) -> str:
        """What a tick sends; the box is never ticked beforehand."""
        return self.answer


class DoubtField(forms.CharField):
    """The answer to a doubt; cleaned to a short text the action compares."""

    widget = DoubtBox

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": YES, "required": False, "max_length": 16, **kwargs})


def ask(form: forms.BaseForm, doubt: Doubt) -> None:
    """Show the box with the questions; the form must have the field."""
    widget = form.fields[FIELD].widget
    assert isinstance(widget, DoubtBox)  # noqa: S101
    widget.input_type, widget.answer = "checkbox", doubt.answer
    form.add_error(FIELD, doubt)
