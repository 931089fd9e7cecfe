"""Texts many people read: they name no family."""

from typing import Any, ClassVar

from django import forms

from socialspace import rules
from web import forms as web_forms


class NamelessForm(web_forms.Form):
    """A form whose texts name nobody: whoever types something like 'Familie X' is asked before it is kept."""

    nameless = forms.BooleanField(label="Der Text nennt keine Familie", required=False)
    texts: ClassVar[tuple[str, ...]] = ()
    why_nameless: ClassVar[str] = ""  # the sentence that says who reads the text
    asks_about_names = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        found = rules.family_names("\n".join(str(cleaned.get(name, "")) for name in self.texts))
        self.asks_about_names = bool(found)
        if found and not cleaned.get("nameless"):
            phrases = ", ".join(f"„{phrase}“" for phrase in found[:3])
            self.add_error(
                "nameless",
                f"Im Text steht {phrases}. {self.why_nameless} "
                "Ändern Sie den Text, oder bestätigen Sie, dass keine Familie gemeint ist.",
            )
        return cleaned
