"""The short code of a paper, as somebody types it."""

import re

from django import forms
from django.core.exceptions import ValidationError

from web.forms import Form

LONGEST = 200
SHORTEST, HASH = 12, 64


class CodeForm(Form):
    """Twelve digits in groups of four, or the whole hash; spaces, hyphens and case do not matter."""

    code = forms.CharField(
        label="Prüfcode", max_length=LONGEST, help_text="Er steht am Ende des Papiers, zum Beispiel 3F2A-90BC-117E."
    )

    def clean_code(self) -> str:
        code = re.sub(r"[\s-]", "", str(self.cleaned_data["code"])).lower()
        if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST},{HASH}}}", code):
            raise ValidationError("Ein Prüfcode hat zwölf Zeichen: Ziffern und die Buchstaben A bis F.")
        return code
