"""Forms in KERN's markup with German sentences: `class ReportForm(web.forms.Form)`, fields as Django has them.

Templates write `<form method="post" novalidate>`, `{% form_keys %}` and `{{ form }}` or, field by field,
`{% include "ui/form/_summary.html" %}` and `{{ form.name.as_field_group }}`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models.fields import BLANK_CHOICE_LABEL
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name
from django.utils.functional import cached_property

from web import german
from web.doubts import DoubtBox
from web.form_texts import TextLimit, say_it_in_german

LINE_LIMIT = 200  # characters of a line, unless the field says otherwise
AREA_LIMIT = 10_000  # characters of an area of text
AREA_ROWS = 4
DJANGOS_ROWS = "10"  # what a Textarea has when nobody said anything


class KernField(BoundField):
    """A field that knows how KERN draws it; `templates/ui/form/field.html` asks for `kind`."""

    @property
    def kind(self) -> str:
        """Which part of the template draws the field."""
        widget = self.field.widget
        if isinstance(widget, DoubtBox):
            return "doubt"
        if isinstance(widget, SegmentedRadio):
            return "segments"
        if isinstance(widget, ChipRadio | Chips):
            return "chips"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "check"
        if isinstance(widget, forms.Select):
            return "select"
        return "line"

    @property
    def suffix(self) -> str:
        """The unit behind the input, such as 'Std.'."""
        return str(getattr(self.field.widget, "suffix", ""))

    @property
    def is_optional(self) -> bool:
        """Whether the label says '– optional'; a box that may stay unticked needs no such word."""
        return (
            not self.field.required
            and self.kind not in {"check", "doubt"}
            and getattr(self.form, "marks_optional", True)
        )

    @property
    def first_id(self) -> str:
        """The id of the first control, where a link from the summary of errors leads."""
        return f"{self.auto_id}_0" if self.kind in {"choices", "segments", "chips"} else self.auto_id

    @cached_property
    def subwidgets(self) -> list[BoundWidget]:
        """The choices of a group; of an invalid group only the first one takes the focus."""
        choices: list[BoundWidget] = super().subwidgets
        for choice in choices[1:]:
            choice.data["attrs"].pop("data-fokus", None)
        return choices

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add KERN's class, and the mark that moves the focus to the first field with an error."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return built
        classes = [widget.attrs.get("class", ""), *self._classes(widget)]
        built["class"] = " ".join(filter(None, classes))
        if self.field.required and self.kind in {"line", "select"}:
            built["aria-required"] = "true"
        if self._is_first_invalid():
            built["data-fokus"] = True
        return built

    def _classes(self, widget: forms.Widget) -> list[str]:
        base = _css_class(widget, self.kind)
        return [base, f"{base}--error"] if self.errors and base else [base]

    def _is_first_invalid(self) -> bool:
        return self.name == getattr(self.form, "first_invalid", None)


class KernRenderer(TemplatesSetting):
    """Draws every form with `templates/ui/form/` (setting FORM_RENDERER)."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"
    bound_field_class = KernField


class KernMixin(forms.BaseForm):
    """What every form of the house has: limits, German sentences, nothing typed is lost."""

    default_renderer = KernRenderer
    marks_optional = True  # filters are optional as a whole and say so nowhere
    use_required_attribute = False  # the browser's own bubbles are not our words and stop at the first field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or pretty_name(name))
            _fit(field, label)
            say_it_in_german(field, label=label)

    @property
    def first_invalid(self) -> str | None:
        """The name of the first visible field with an error."""
        return next((bound.name for bound in self.visible_fields() if bound.errors), None)

    @property
    def only_asks(self) -> bool:
        """Whether nothing is wrong and only a question is open."""
        return set(self.errors) == {"confirmed"}

    @property
    def summary(self) -> list[tuple[str, str]]:
        """Every error as (id of its control or '', sentence), in the order of the page."""
        bounds = [*self.visible_fields(), *self.hidden_fields()]
        general = [("", str(text)) for text in self.non_field_errors()]
        return general + [
            ("" if bound.is_hidden else getattr(bound, "first_id", bound.auto_id), str(text))
            for bound in bounds
            for text in bound.errors
        ]


class Form(KernMixin, forms.Form):
    """A form that asks, validates and converts; it never saves."""


class SegmentedRadio(forms.RadioSelect):
    """Two to four short choices side by side."""


class ChipRadio(forms.RadioSelect):
    """One of several short choices, large enough for a finger."""


class Chips(forms.CheckboxSelectMultiple):
    """Several of several short choices, large enough for a finger."""


class Suffixed(forms.TextInput):
    """A short input with its unit behind it, such as 'Std.' or '€'."""

    def __init__(self, suffix: str, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "size": 8, **(attrs or {})})
        self.suffix = suffix


class EuroField(forms.Field):
    """An amount typed as '11.760,50'; cleaned to integer cents."""

    default_error_messages = {
        "invalid": "Geben Sie bei „{label}“ einen Betrag in Euro ein, zum Beispiel 11.760,50.",
        "range": "Geben Sie bei „{label}“ einen Betrag zwischen 0 € und %(limit)s ein.",
    }

    def __init__(self, *, max_cents: int = 99_999_999_99, **kwargs: Any) -> None:
        super().__init__(**{"widget": Suffixed("€"), **kwargs})
        self.max_cents = max_cents

    def prepare_value(self, value: object) -> object:
        """Show integer cents as an amount; what was typed stays as it was typed."""
        return german.euro(value).removesuffix("€").strip() if isinstance(value, int) else value

    def to_python(self, value: str | None) -> int | None:
        """Read the amount as cents; none when nothing was typed."""
        if value in self.empty_values:
            return None
        return _read(self, german.read_euro, str(value), limit=self.max_cents, write=german.euro)


class HoursField(forms.Field):
    """Hours typed as '1,5' or '1:30'; cleaned to integer minutes."""

    default_error_messages = {
        "invalid": "Geben Sie bei „{label}“ Stunden ein, zum Beispiel 1,5 oder 1:30.",
        "range": "Geben Sie bei „{label}“ zwischen 0 und %(limit)s Stunden ein.",
    }

    def __init__(self, *, max_minutes: int = 10_000 * 60, **kwargs: Any) -> None:
        super().__init__(**{"widget": Suffixed("Std."), **kwargs})
        self.max_minutes = max_minutes

    def prepare_value(self, value: object) -> object:
        """Show integer minutes as hours; what was typed stays as it was typed."""
        return german.hours(value) if isinstance(value, int) else value

    def to_python(self, value: str | None) -> int | None:
        """Read the hours as minutes; none when nothing was typed."""
        if value in self.empty_values:
            return None
        return _read(self, german.read_hours, str(value), limit=self.max_minutes, write=german.hours)


class _Picker(forms.widgets.DateTimeBaseInput):
    """The browser's own picker; what it could not show (a day that does not exist) stays readable as text."""

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Fall back to a line of text for a value that no picker can hold."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not _is_picked(shown, self.input_type or ""):
            context["widget"]["type"] = "text"
        return context


class DatePicker(_Picker):
    """A day."""

    input_type = "date"
    format_key = "DATE_INPUT_FORMATS"


class TimePicker(_Picker):
    """A time of day."""

    input_type = "time"
    format_key = "TIME_INPUT_FORMATS"


class MomentPicker(_Picker):
    """A day and a time."""

    input_type = "datetime-local"
    format_key = "DATETIME_INPUT_FORMATS"


PICKERS: tuple[tuple[type[forms.Field], type[_Picker], str, list[str]], ...] = (
    (forms.DateTimeField, MomentPicker, "%Y-%m-%dT%H:%M", ["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]),
    (forms.DateField, DatePicker, "%Y-%m-%d", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]),
    (forms.TimeField, TimePicker, "%H:%M", ["%H:%M", "%H:%M:%S", "%H.%M"]),
)


def _fit(field: forms.Field, label: str) -> None:
    """Give the field the widget, the limit and the attributes of the house, where its author said nothing else."""
    _fit_picker(field)
    widget = field.widget
    if isinstance(widget, forms.Textarea) and str(widget.attrs.get("rows")) == DJANGOS_ROWS:
        widget.attrs["rows"] = AREA_ROWS
    if isinstance(field, forms.CharField):
        _fit_limit(field, label)
    elif isinstance(field, forms.IntegerField) and isinstance(widget, forms.NumberInput):
        widget.input_type = "text"  # a number input drops what it cannot read, and turns with the mouse wheel
        widget.attrs = {k: v for k, v in widget.attrs.items() if k not in {"min", "max", "step"}}
        widget.attrs.setdefault("inputmode", "numeric")
        widget.attrs.setdefault("size", 8)
    elif isinstance(field, forms.ModelChoiceField) and field.empty_label == BLANK_CHOICE_LABEL:
        field.empty_label = "Bitte wählen"


def _fit_picker(field: forms.Field) -> None:
    for kind, picker, shown, read in PICKERS:
        if isinstance(field, kind) and type(field.widget) in {forms.DateInput, forms.TimeInput, forms.DateTimeInput}:
            field.widget = picker(attrs=field.widget.attrs, format=shown)
            field.input_formats = read  # type: ignore[attr-defined]
            return


def _fit_limit(field: forms.CharField, label: str) -> None:
    """Limit the text, and let the server count: a maxlength would cut off what somebody pastes without a word."""
    default = AREA_LIMIT if isinstance(field.widget, forms.Textarea) else LINE_LIMIT
    others = [check for check in field.validators if not isinstance(check, MaxLengthValidator)]
    field.validators = [*others, TextLimit(field.max_length or default, label)]
    field.widget.attrs.pop("maxlength", None)


def _read(field: forms.Field, read: Callable[[str], int], text: str, *, limit: int, write: Callable[[int], str]) -> int:
    try:
        amount = read(text)
    except german.UnreadableError as refusal:
        raise ValidationError(field.error_messages["invalid"], code="invalid") from refusal
    if not 0 <= amount <= limit:
        raise ValidationError(field.error_messages["range"], code="range", params={"limit": write(limit)})
    return amount


def _is_picked(text: str, input_type: str) -> bool:
    try:
        {"date": forms.DateField(), "time": forms.TimeField(), "datetime-local": forms.DateTimeField()}[
            input_type
        ].to_python(text)
    except ValidationError:
        return False
    return True


def _css_class(widget: forms.Widget, kind: str) -> str:
    if kind != "chips" and isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | DoubtBox):
        return "kern-form-check__checkbox"
    return {
        "segments": "sro-seg__radio",
        "chips": "sro-chip__input",
        "choices": "kern-form-check__radio",
        "select": "kern-form-input__select",
    }.get(kind, "kern-form-input__input")
