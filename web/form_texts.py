"""What a form says when it cannot accept something: German sentences that name the field and the next step."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible

from web import german

PICK = "Wählen Sie bei „{label}“ etwas aus."

REQUIRED: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.BooleanField, "Bestätigen Sie „{label}“."),
    (forms.FileField, "Wählen Sie bei „{label}“ eine Datei aus."),
    (forms.ChoiceField, PICK),
    (forms.ModelChoiceField, PICK),
    (forms.Field, "Geben Sie „{label}“ ein."),
)
INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.DateTimeField, "Geben Sie bei „{label}“ Tag und Uhrzeit ein, zum Beispiel 20.11.2026 14:00."),
    (forms.DateField, "Geben Sie bei „{label}“ einen Tag ein, den es gibt, zum Beispiel 20.11.2026."),
    (forms.TimeField, "Geben Sie bei „{label}“ eine Uhrzeit ein, zum Beispiel 14:00."),
    (forms.EmailField, "Geben Sie bei „{label}“ eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."),
    (forms.DecimalField, "Geben Sie bei „{label}“ eine Zahl ein, zum Beispiel 1,5."),
    (forms.FloatField, "Geben Sie bei „{label}“ eine Zahl ein, zum Beispiel 1,5."),
    (forms.IntegerField, "Geben Sie bei „{label}“ eine ganze Zahl ein."),
    (forms.FileField, "„{label}“ ließ sich nicht lesen. Wählen Sie die Datei noch einmal aus."),
)
GONE = "Was bei „{label}“ gewählt ist, steht nicht mehr zur Wahl. Wählen Sie noch einmal."
OTHERS: dict[str, str] = {
    "invalid_choice": GONE,
    "invalid_list": GONE,
    "invalid_pk_value": GONE,
    "min_value": "Geben Sie bei „{label}“ mindestens %(limit_value)s ein.",
    "max_value": "Geben Sie bei „{label}“ höchstens %(limit_value)s ein.",
    "min_length": "„{label}“ ist zu kurz: Schreiben Sie mindestens %(limit_value)d Zeichen.",
    "empty": "Die Datei bei „{label}“ ist leer. Wählen Sie eine andere aus.",
    "missing": "Bei „{label}“ fehlt die Datei. Wählen Sie sie noch einmal aus.",
}


@deconstructible
class TextLimit:
    """Refuses a text that is too long and says by how much; a line break counts as one character."""

    def __init__(self, limit: int, label: str) -> None:
        self.limit = limit
        self.label = label

    def __call__(self, text: str) -> None:
        length = len(text.replace("\r\n", "\n"))
        if length > self.limit:
            raise ValidationError(
                f"„{self.label}“ hat {german.number(length)} Zeichen, möglich sind {german.number(self.limit)}. "
                "Kürzen Sie den Text; er steht noch im Feld.",
                code="max_length",
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextLimit) and (other.limit, other.label) == (self.limit, self.label)

    def __hash__(self) -> int:
        return hash((self.limit, self.label))


def say_it_in_german(field: forms.Field, *, label: str) -> None:
    """Replace Django's sentences by ours and name the field in them; sentences the field's author wrote stay."""
    ours = {"required": _for_type(REQUIRED, field), "invalid": _for_type(INVALID, field), **OTHERS}
    for code, sentence in ours.items():
        if sentence and _is_djangos(field, code):
            field.error_messages[code] = sentence
    for code, given in field.error_messages.items():
        # Django fills numbers in with %, so a label like "Anteil in %" must not carry one.
        field.error_messages[code] = str(given).replace("{label}", label.replace("%", "Prozent"))


def _for_type(sentences: tuple[tuple[type[forms.Field], str], ...], field: forms.Field) -> str:
    return next((sentence for kind, sentence in sentences if isinstance(field, kind)), "")


def _is_djangos(field: forms.Field, code: str) -> bool:
    """Whether nobody wrote a sentence of their own for this error; Django shares its lazy texts between fields."""
    given = field.error_messages.get(code)
    if given is None:  # the sentence would come from a validator
        return True
    return any(vars(kind).get("default_error_messages", {}).get(code) is given for kind in type(field).__mro__)
