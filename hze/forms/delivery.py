"""What is asked about a running help: its start, people, hours of a month, reports, whom the link goes to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from socialspace.models import ContactPerson, Organisation
from web.forms import Form, HoursField
from web.uploads.fields import FilesField
from web.uploads.kinds import PDF, Checked

MONTH = 31 * 24 * 60


class StartForm(Form):
    """The day on which the provider has really begun."""

    started_on = forms.DateField(label="Tatsächlich begonnen am", initial=timezone.localdate)


class WorkerForm(Form):
    """Somebody of the provider who works in the help."""

    name = forms.CharField(label="Name", max_length=120)
    qualification = forms.CharField(
        label="Qualifikation", max_length=120, help_text="Zum Beispiel: Sozialpädagogin, Erzieher, Heilpädagogin."
    )
    begins_on = forms.DateField(label="In der Hilfe ab")
    ends_on = forms.DateField(label="In der Hilfe bis", required=False)


class EndWorkerForm(Form):
    """The last day of somebody in the help."""

    ends_on = forms.DateField(label="Letzter Tag in der Hilfe", initial=timezone.localdate)


class StatementForm(Form):
    """The hours of one month."""

    minutes = HoursField(label="Geleistete Stunden", max_minutes=MONTH, help_text="Zum Beispiel 18,5 oder 18:30.")
    family_minutes = HoursField(label="davon mit der Familie", max_minutes=MONTH, required=False)
    travel_minutes = HoursField(label="davon Fahrt", max_minutes=MONTH, required=False)
    cancelled_minutes = HoursField(
        label="davon abgesagte Termine",
        max_minutes=MONTH,
        required=False,
        help_text="Nur, wenn sie in den geleisteten Stunden enthalten sind.",
    )
    note = forms.CharField(
        label="Bemerkung",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nur zu den Stunden. Was die Familie betrifft, gehört in den Bericht.",
    )

    def clean(self) -> dict[str, Any]:
        """What was left empty is none of it."""
        return {name: 0 if value is None else value for name, value in self.cleaned_data.items()}


class ReturnForm(Form):
    """Why a statement goes back."""

    because = forms.CharField(
        label="Was soll der Träger berichtigen?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Der Träger liest diesen Satz. Bitte kein Name der Familie.",
    )


class _ContactField(forms.ModelChoiceField[ContactPerson]):
    def label_from_instance(self, contact: ContactPerson) -> str:
        return f"{contact}, {contact.email}"


class LinkForm(Form):
    """Who of the provider gets the link."""

    contact = _ContactField(label="Wer bekommt den Link?", queryset=ContactPerson.objects.none())

    def __init__(self, *args: Any, provider: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"] = _ContactField(
            label="Wer bekommt den Link?", queryset=provider.contacts.with_email(), empty_label="Bitte wählen"
        )


class PdfField(FilesField):
    """One PDF without programs in it; cleaned to the checked file, or to none where it may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(several=False, **kwargs)
        self.widget.attrs["accept"] = ".pdf,application/pdf"

    def clean(self, data: Any, initial: Any = None) -> Checked | None:  # type: ignore[override]
        """Look into the file; a refused one says why, with its name."""
        if not data and not self.required:
            return None
        taken, refused = super().clean(data, initial)
        if refused:
            raise ValidationError([f"{name}: {sentence}" for name, sentence in refused])
        if taken[0].kind != PDF:
            raise ValidationError("Ein Bericht kommt als PDF. Speichern Sie ihn als PDF und wählen Sie ihn neu aus.")
        return taken[0]


class ReceiveForm(Form):
    """A report that came in, on paper or as a file."""

    received_on = forms.DateField(label="Eingegangen am", initial=timezone.localdate)
    upload = PdfField(label="Bericht als PDF", required=False, help_text="Höchstens 20 MB.")


class UploadForm(Form):
    """The report a provider sends by link."""

    upload = PdfField(label="Bericht als PDF", help_text="Höchstens 20 MB, ohne Programme darin.")
