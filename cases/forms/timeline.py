"""The filter above the course of a case; it stands in the address."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.course.sources import SOURCES
from cases.course.timeline import Chosen
from web.forms import Form


class TimelineFilter(Form):
    """Kind, colleague, period."""

    marks_optional = False

    source = forms.ChoiceField(
        label="Art", required=False, choices=[("", "alles"), *((source.name, source.label) for source in SOURCES)]
    )
    who = forms.ChoiceField(label="Von wem", required=False)
    since = forms.DateField(label="Von", required=False)
    until = forms.DateField(label="Bis", required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", "alle"), *people]

    def chosen(self) -> Chosen:
        return Chosen(**self.cleaned_data) if self.is_valid() else Chosen()
