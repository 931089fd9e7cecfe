"""What is asked before somebody goes to the commission on the urgent way."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from cases import rules
from cases.models import Case
from cases.models.gate import REASON_AT_LEAST
from web.forms import Form


class BypassForm(Form):
    """Why it cannot wait, who answers for it as well, and by when the rest is done."""

    reason = forms.CharField(
        label="Warum kann es nicht warten?",
        widget=forms.Textarea,
        max_length=2_000,
        help_text=f"Ein ganzer Satz, mindestens {REASON_AT_LEAST} Zeichen. Er steht oben auf der Vorlage.",
    )
    second = forms.ModelChoiceField(
        label="Zweite Fachkraft",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
        help_text="Sie bekommt eine Mitteilung und bestätigt selbst. Vorher öffnet der Eilweg nichts.",
    )
    catch_up_on = forms.DateField(
        label="Was fehlt, wird nachgeholt bis", help_text="An diesem Tag steht es als Wiedervorlage wieder an."
    )

    def __init__(self, *args: object, case: Case, by: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        second = self.fields["second"]
        assert isinstance(second, forms.ModelChoiceField)  # noqa: S101
        second.queryset = rules.seconds_for(case.area, without=by)
        self.fields["catch_up_on"].initial = timezone.localdate() + timedelta(days=settings.URGENT_CATCH_UP_DAYS)
