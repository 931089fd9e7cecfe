"""What the facility is asked before a Hilfeplangespräch, and where its link goes."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from hze.models import FacilityReport
from web.forms import Form
from web.uploads.fields import FilesField
from web.uploads.kinds import PDF, Checked

CHOOSE_AGAIN = "Wählen Sie die Dateien bitte noch einmal aus: Der Browser behält sie nicht."


class ReportLinkForm(Form):
    """Where the link to the report goes."""

    email = forms.EmailField(label="E-Mail der Einrichtung", max_length=200)


class _Attachments(FilesField):
    """Any number of files, also none."""

    def clean(self, data: Any, initial: Any = None) -> tuple[list[Checked], list[tuple[str, str]]]:
        return super().clean(data, initial) if data else ([], [])


def _area(name: str, *, required: bool = False) -> forms.CharField:
    label = FacilityReport.question(name)
    return forms.CharField(label=label, max_length=5_000, required=required, widget=forms.Textarea(attrs={"rows": 4}))


class FacilityReportForm(Form):
    """The report itself."""

    child = _area("child", required=True)
    school = _area("school")
    parents = _area("parents")
    contacts = _area("contacts")
    reached = _area("reached")
    needed = _area("needed", required=True)
    uploads = _Attachments(
        label="Anlagen", required=False, help_text="Nur PDF, auch mehrere auf einmal, je Datei höchstens 20 MB."
    )
    author = forms.CharField(label="Ihr Name", max_length=120)

    @classmethod
    def of(cls, report: FacilityReport) -> Self:
        """The form with what was said so far."""
        return cls(initial={name: getattr(report, name) for name in (*FacilityReport.ANSWERS, "author")})

    def clean_uploads(self) -> list[Checked]:
        taken, refused = self.cleaned_data["uploads"]
        wrong = [f"{name}: {sentence}" for name, sentence in refused]
        wrong += [f"{file.name}: Bitte nur PDF." for file in taken if file.kind != PDF]
        if wrong:
            raise ValidationError(wrong)
        return list(taken)

    def clean(self) -> None:
        if self.errors and self.cleaned_data.get("uploads"):
            self.add_error("uploads", CHOOSE_AGAIN)
