"""What is asked about files that come into a case."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.models import Document
from web.forms import Form
from web.uploads.fields import FilesField
from web.uploads.kinds import ALLOWED

CHOOSE_AGAIN = "Wählen Sie die Dateien bitte noch einmal aus: Der Browser behält sie nicht."
LIMITS = f"{ALLOWED}, je Datei höchstens 20 MB."


class _ReceivedForm(Form):
    """When something came in; nothing comes from the future."""

    def clean_received_on(self) -> object:
        received_on = self.cleaned_data["received_on"]
        if received_on > timezone.localdate():
            raise ValidationError("Der Eingang liegt in der Zukunft.")
        return received_on


class DocumentForm(_ReceivedForm):
    """One or several files of the same kind that came in together."""

    uploads = FilesField(label="Dateien", help_text=f"Auch mehrere auf einmal. {LIMITS}")
    kind = forms.ChoiceField(label="Art", choices=[("", "Bitte wählen"), *Document.Kind.choices])
    title = forms.CharField(
        label="Titel", max_length=130, required=False, help_text="Leer lassen: Dann heißt das Dokument wie die Datei."
    )
    sender = forms.CharField(label="Von wem", max_length=120, required=False)
    received_on = forms.DateField(label="Eingegangen am", initial=timezone.localdate)

    def clean(self) -> None:
        if self.errors and self.cleaned_data.get("uploads"):
            self.add_error("uploads", CHOOSE_AGAIN)


class ReplaceForm(_ReceivedForm):
    """A newer version of a document."""

    uploads = FilesField(label="Neue Fassung", several=False, help_text=LIMITS)
    received_on = forms.DateField(label="Eingegangen am", initial=timezone.localdate)


class WithdrawForm(Form):
    """Why a document does not belong into the case."""

    because = forms.CharField(
        label="Warum gehört es nicht in die Akte?",
        max_length=300,
        help_text="Zum Beispiel: gehört zu einem anderen Kind.",
    )


class DocumentFilter(Form):
    """The filter above the list of documents."""

    marks_optional = False

    art = forms.ChoiceField(label="Art", required=False, choices=[("", "alle"), *Document.Kind.choices])
