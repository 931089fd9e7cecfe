"""What is asked about the money of a help."""

from django import forms
from django.utils import timezone

from hze.lifecycle import NEXT_REIMBURSEMENT, ReimbursementState
from hze.models import HelpKind
from web.forms import EuroField, Form

MOST = 99_999_99  # cents a month


class CostFilter(Form):
    """The filter above the costs."""

    marks_optional = False

    jahr = forms.TypedChoiceField(label="Jahr", required=False, coerce=int)
    art = forms.ModelChoiceField(label="Hilfeart", queryset=HelpKind.objects.all(), required=False, empty_label="alle")

    def __init__(self, *args: object, years: range, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jahr"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


class ContributionForm(Form):
    """A contribution a month."""

    cents = EuroField(label="Beitrag im Monat", max_cents=MOST)
    begins_on = forms.DateField(label="Ab")
    ends_on = forms.DateField(label="Bis", required=False)
    notice_on = forms.DateField(label="Bescheid versandt am", required=False)


class EndContributionForm(Form):
    """The last day of a contribution."""

    ends_on = forms.DateField(label="Letzter Tag", initial=timezone.localdate)


class JurisdictionForm(Form):
    """Who is responsible, as looked at today."""

    office = forms.CharField(label="Zuständiges Amt", max_length=160, initial="Jugendamt Mönchengladbach")
    basis = forms.CharField(
        label="Rechtsgrundlage", max_length=80, help_text="Zum Beispiel: § 86 Abs. 1, § 86 Abs. 6 SGB VIII."
    )
    since = forms.DateField(label="Zuständig seit")
    checked_on = forms.DateField(label="Geprüft am", initial=timezone.localdate)


class ReimbursementForm(Form):
    """What another office has to pay back."""

    office = forms.CharField(label="Wer erstattet?", max_length=160)
    basis = forms.CharField(
        label="Rechtsgrundlage", max_length=80, help_text="Zum Beispiel: § 89a, § 89c, § 89d SGB VIII."
    )
    cents = EuroField(label="Betrag, soweit bekannt", required=False)
    deadline = forms.DateField(
        label="Geltend zu machen bis",
        help_text="Zwölf Monate nach Ablauf des letzten Tages der Leistung (§ 111 SGB X), wenn nichts anderes gilt.",
    )


class MoveReimbursementForm(Form):
    """What became of a reimbursement."""

    state = forms.ChoiceField(label="Stand", widget=forms.RadioSelect)
    on = forms.DateField(label="Am", initial=timezone.localdate)

    def __init__(self, *args: object, state: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        following = NEXT_REIMBURSEMENT[ReimbursementState(state)]
        choices = [(each.value, each.label) for each in ReimbursementState if each in following]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
