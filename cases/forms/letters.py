"""What is asked to begin, to write and to send a letter, and about the templates letters begin with."""

from itertools import chain

from django import forms

from cases.models import Case, Letter, LetterTemplate, Person
from cases.papers import Recipient
from socialspace.models import Organisation
from web.forms import Form

FREE = ""
PERSON, ORGANISATION = "person:", "organisation:"


class BeginLetterForm(Form):
    """Which template, and to whom."""

    template = forms.ModelChoiceField(
        label="Vorlage", queryset=LetterTemplate.objects.none(), to_field_name="key", empty_label="Bitte wählen"
    )
    to = forms.ChoiceField(
        label="An wen?", required=False, help_text="Anschrift und Anrede kommen aus der Akte oder dem Verzeichnis."
    )
    marks_optional = False

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        template, to = self.fields["template"], self.fields["to"]
        assert isinstance(template, forms.ModelChoiceField)  # noqa: S101
        assert isinstance(to, forms.ChoiceField)  # noqa: S101
        template.queryset = LetterTemplate.objects.for_letters().order_by("name")
        self.persons = {f"{PERSON}{row.key}": row for row in _addressees(case)}
        self.organisations = {f"{ORGANISATION}{row.key}": row for row in Organisation.objects.active()}
        to.choices = [
            (FREE, "Anschrift selbst eingeben"),
            ("Familie", [(key, f"{row} ({row.get_role_display()})") for key, row in self.persons.items()]),
            ("Einrichtungen", [(key, str(row)) for key, row in self.organisations.items()]),
        ]

    def clean_to(self) -> Recipient:
        chosen = self.cleaned_data["to"]
        return Recipient(person=self.persons.get(chosen), organisation=self.organisations.get(chosen))


class LetterForm(Form):
    """The letter itself."""

    address = forms.CharField(
        label="Anschrift", widget=forms.Textarea(attrs={"rows": 5}), max_length=400, help_text="Höchstens sechs Zeilen."
    )
    letter_date = forms.DateField(label="Datum")
    subject = forms.CharField(label="Betreff", max_length=200)
    body = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 22}),
        max_length=60_000,
        help_text="Absätze durch eine leere Zeile trennen. Zeilen mit einem Strich am Anfang werden eine Liste.",
    )


class SendForm(Form):
    """How the letter leaves the house."""

    channel = forms.ChoiceField(label="Wie geht er hinaus?", choices=[("", "Bitte wählen"), *Letter.Channel.choices])


class TemplateForm(Form):
    """The words of a template."""

    subject = forms.CharField(label="Betreff", max_length=200)
    body = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 18}), max_length=20_000)


class NewTemplateForm(TemplateForm):
    """A template with its name and kind."""

    field_order = ("name", "kind", "subject", "body")

    name = forms.CharField(label="Name", max_length=100, help_text="So steht die Vorlage zur Wahl.")
    kind = forms.ChoiceField(label="Art", choices=[("", "Bitte wählen"), *LetterTemplate.Kind.choices])


def _addressees(case: Case) -> list[Person]:
    """Who of the family can be written to, the adults first."""
    persons = Person.objects.filter(family=case.family_id).exclude(life__in=[Person.Life.DEAD, Person.Life.UNBORN])
    adults = [person for person in persons if not person.is_child]
    return list(chain(adults, (person for person in persons if person.is_child)))
