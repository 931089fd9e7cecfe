"""The field of a form that takes files from outside."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from web.uploads.apart import check_apart
from web.uploads.handlers import LetGo
from web.uploads.kinds import ACCEPT, Checked, RefusedError
from web.uploads.names import shown_name

MISSING = "Wählen Sie eine Datei aus."


class _Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; cleaned to those that are harmless and the reasons of the others.

    The value is a pair: a list of Checked, and a list of (name, sentence). One refused file loses no other.
    """

    def __init__(self, *, several: bool = True, **kwargs: Any) -> None:
        widget = _Files if several else forms.FileInput
        super().__init__(widget=widget(attrs={"accept": ACCEPT}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[list[Checked], list[tuple[str, str]]]:
        """Look into each file, in a process apart."""
        files: list[UploadedFile[bytes]] = data if isinstance(data, list) else [data] if data else []
        taken: list[Checked] = []
        refused: list[tuple[str, str]] = []
        for file in files:
            try:
                taken.append(_checked(file))
            except RefusedError as refusal:
                refused.append((shown_name(file.name or ""), str(refusal)))
        if not taken and not refused and self.required:
            raise ValidationError(MISSING, code="required")
        return taken, refused


def _checked(file: UploadedFile[bytes]) -> Checked:
    if isinstance(file, LetGo):
        raise RefusedError(file.sentence)
    return check_apart(file, file.name or "")
