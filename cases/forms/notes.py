"""What is asked about a contact: the text and when it was; everything else may stay empty."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Department, User
from cases.forms.choices import offer_family, offer_team
from cases.models import Case, ContactKind, EntrustedNote, Note, Person, WorkType
from cases.models.notes import IN_THE_FUTURE, MINUTES_OF_A_DAY
from socialspace.models import SocialArea, TeamMembership
from web.forms import ChipRadio, Chips, Form, SegmentedRadio, Suffixed

IN_A_CASE = [choice for choice in WorkType.choices if choice[0] != WorkType.UNSPECIFIC]


class ContactForm(Form):
    """How people met, what was observed and said, and the assessment apart from it."""

    kind = forms.ChoiceField(label="Art des Kontakts", choices=ContactKind.choices, widget=ChipRadio, required=False)
    happened_at = forms.DateTimeField(label="Wann", initial=timezone.now)
    minutes = forms.IntegerField(
        label="Dauer", min_value=1, max_value=MINUTES_OF_A_DAY, required=False, widget=Suffixed("Minuten")
    )
    place = forms.CharField(label="Ort", max_length=120, required=False)
    others = forms.CharField(
        label="Wer noch?", max_length=300, required=False, help_text="Zum Beispiel Dolmetscherin, Lehrerin, Nachbar."
    )
    observed = forms.CharField(
        label="Beobachtet und gesagt",
        widget=forms.Textarea(attrs={"rows": 9}),
        max_length=20_000,
        help_text="Wörtliches in Anführungszeichen, Bewertung erst im nächsten Feld.",
    )
    assessment = forms.CharField(
        label="Einschätzung", widget=forms.Textarea(attrs={"rows": 3}), max_length=10_000, required=False
    )

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or ContactKind.OTHER)

    def clean_happened_at(self) -> object:
        if self.cleaned_data["happened_at"] > timezone.now():
            raise ValidationError(IN_THE_FUTURE)
        return self.cleaned_data["happened_at"]


class NoteForm(ContactForm):
    """A note in a case."""

    persons = forms.ModelMultipleChoiceField(
        label="Wer war dabei?", queryset=Person.objects.none(), widget=Chips, required=False
    )
    colleagues = forms.ModelMultipleChoiceField(
        label="Aus dem Amt", queryset=User.objects.none(), widget=Chips, required=False
    )
    work_type = forms.ChoiceField(
        label="Art der Arbeit",
        choices=IN_A_CASE,
        widget=SegmentedRadio,
        initial=WorkType.SPECIFIC,
        help_text="Fallübergreifend: Es nützt auch anderen Familien, zum Beispiel eine Elterngruppe.",
    )

    def __init__(self, *args: Any, case: Case, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "persons", case)
        offer_team(self, "colleagues", case)
        _leave_out(self, author)


class WorkNoteForm(ContactForm):
    """Work for the social space without a present case."""

    colleagues = forms.ModelMultipleChoiceField(
        label="Aus dem Amt", queryset=User.objects.none(), widget=Chips, required=False
    )

    def __init__(self, *args: Any, area: SocialArea, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = TeamMembership.objects.members_of(area)
        field = self.fields["colleagues"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        field.queryset = User.objects.of(Department.ASD, Department.WJH).filter(pk__in=team)
        _leave_out(self, author)


class EntrustedNoteForm(ContactForm):
    """What was entrusted to one colleague personally."""

    persons = forms.ModelMultipleChoiceField(
        label="Wer war dabei?", queryset=Person.objects.none(), widget=Chips, required=False
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "persons", case)


class ReasonForm(Form):
    """Why a note is corrected; mixed into the form of the note."""

    reason = forms.CharField(label="Warum berichtigen Sie?", max_length=200)


class NoteCorrectionForm(ReasonForm, NoteForm):
    """A note as it should be, and why."""


class WorkNoteCorrectionForm(ReasonForm, WorkNoteForm):
    """The same without a case."""


class EntrustedCorrectionForm(ReasonForm, EntrustedNoteForm):
    """The same for an entrusted note."""


class NoteFilter(Form):
    """The filter above the notes of a case; it stands in the address."""

    marks_optional = False

    kind = forms.ChoiceField(label="Art", required=False, choices=[("", "alle"), *ContactKind.choices])
    author = forms.ChoiceField(label="Geschrieben von", required=False)
    work_type = forms.ChoiceField(label="Art der Arbeit", required=False, choices=[("", "alle"), *IN_A_CASE])
    since = forms.DateField(label="Von", required=False)
    until = forms.DateField(label="Bis", required=False)

    def __init__(self, *args: Any, authors: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["author"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", "alle"), *authors]


def as_initial(note: Note | EntrustedNote) -> dict[str, Any]:
    """What a correction begins with: the note as it stands."""
    plain = ("kind", "happened_at", "minutes", "place", "others", "observed", "assessment")
    values: dict[str, Any] = {name: getattr(note, name) for name in plain}
    values["persons"] = [person.pk for person in note.persons.all()]
    if isinstance(note, Note):
        values |= {"work_type": note.work_type, "colleagues": [colleague.pk for colleague in note.colleagues.all()]}
    return values


def _leave_out(form: Form, author: User) -> None:
    field = form.fields["colleagues"]
    assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
    assert field.queryset is not None  # noqa: S101
    field.queryset = field.queryset.exclude(pk=author.pk)
