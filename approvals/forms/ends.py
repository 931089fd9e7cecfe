"""Why a help ends, in the words of the official statistics; asked by two forms."""

from django import forms
from django.utils import timezone

from cases.models import StatCode


def end_code_field(*, required: bool = True) -> forms.ModelChoiceField[StatCode]:
    """The field; what it offers depends on the year and is set by `offer_end_codes`."""
    return forms.ModelChoiceField(
        label="Grund der Beendigung",
        queryset=StatCode.objects.none(),
        required=required,
        help_text="Ob wie im Hilfeplan vorgesehen oder anders; so zählt es die Statistik.",
    )


def offer_end_codes(field: forms.Field) -> None:
    """Offer the reasons that are valid this year."""
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = StatCode.objects.of_field(StatCode.Field.END_REASON).valid_in(timezone.localdate().year)
