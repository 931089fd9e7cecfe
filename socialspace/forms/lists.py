"""What is asked when somebody brings a list or takes it over."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from socialspace.models import ListImport
from web.forms import Form
from web.tables import MAX_BYTES


class UploadForm(Form):
    """What is in the list, and the file."""

    kind = forms.ChoiceField(label="Was steht in der Liste?", choices=ListImport.Kind, widget=forms.RadioSelect)
    file = forms.FileField(
        label="Datei",
        help_text="CSV oder Excel-Arbeitsmappe (.xlsx), höchstens 5 MB und 20.000 Zeilen",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        allow_empty_file=True,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError("Die Datei ist größer als 5 MB. Teilen Sie sie in mehrere Dateien.")
        return file


class ApplyForm(Form):
    """The fingerprint of the preview that was looked at."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
