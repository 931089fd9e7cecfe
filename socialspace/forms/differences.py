"""What a form says differently from what somebody else saved meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from web import german
from web.forms import EuroField


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field with both texts."""

    label: str
    saved: str
    typed: str


def differences(form: forms.Form, saved: Mapping[str, Any]) -> list[Difference]:
    """The fields of a valid form that differ from what is saved, in the order of the page."""
    pairs = [
        (field, in_words(field, saved.get(name)), in_words(field, form.cleaned_data.get(name)))
        for name, field in form.fields.items()
        if name in saved
    ]
    return [Difference(label=str(field.label), saved=old, typed=new) for field, old, new in pairs if old != new]


def in_words(field: forms.Field, value: Any) -> str:
    """A cleaned value as a person reads it."""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get("" if value is None else str(value), "–"))  # type: ignore[arg-type]
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return german.day_num(value)
    if isinstance(field, EuroField):
        return german.euro(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(sorted(map(str, value))) or "–"
    return str(value)
