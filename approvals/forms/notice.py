"""What WJH writes on a Bescheid."""

from django import forms

from web.forms import Form


class NoticeForm(Form):
    """The Bescheid itself."""

    address = forms.CharField(
        label="Anschrift", widget=forms.Textarea(attrs={"rows": 5}), max_length=400, help_text="Höchstens sechs Zeilen."
    )
    notice_date = forms.DateField(label="Datum")
    subject = forms.CharField(label="Betreff", max_length=200)
    body = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 26}),
        max_length=20_000,
        help_text="Absätze durch eine leere Zeile trennen. Zeilen mit einem Strich am Anfang werden eine Liste.",
    )
