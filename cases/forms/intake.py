"""What is asked about a first call."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from cases.actions import Address, NamedChild
from cases.models import Person, Report, ReporterKind
from cases.models.report import ANONYMOUS
from socialspace.models import Language, Quarter, SocialArea
from web.forms import Form, SegmentedRadio

NOT_YET_KNOWN = "noch nicht bekannt"
MOST_CHILDREN = 12
ADDRESS = ("street", "house_number", "postal_code", "city")


class ReportForm(Form):
    """A first call: channel, time and words must be there; everything else may be 'noch nicht bekannt'."""

    marks_optional = False  # nearly everything is; the page says what is not

    # The order of the page: sentences are listed and the first wrong field is found in it.
    field_order = (
        *("known_child", "child_first_name", "child_last_name", "child_birth_date", "child_unborn", "child_words"),
        *("other_children", "caregiver_name", "caregiver_role", *ADDRESS, "quarter", "languages"),
        *("kind", "channel", "received_at", "concern", "happened_on", "happened_words", "first_impression"),
        *("reporter", "reporter_name", "reporter_contact", "is_secret_holder"),
    )

    known_child = forms.ModelChoiceField(
        queryset=Person.objects.none(), to_field_name="key", required=False, widget=forms.HiddenInput
    )
    child_first_name = forms.CharField(label="Vorname des Kindes", max_length=120, required=False)
    child_last_name = forms.CharField(label="Nachname des Kindes", max_length=120, required=False)
    child_birth_date = forms.DateField(label="Geburtsdatum", required=False)
    child_unborn = forms.BooleanField(label="Das Kind ist noch nicht geboren", required=False)
    child_words = forms.CharField(
        label="Was sagt das Kind selbst?",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
        help_text="In seinen eigenen Worten. Leer lassen, wenn noch niemand mit dem Kind gesprochen hat.",
    )
    other_children = forms.CharField(
        label="Weitere Kinder",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
        help_text="Eine Zeile je Kind, gern mit Geburtsdatum: Lina Sommerfeld, 12.03.2019",
    )
    caregiver_name = forms.CharField(label="Name der Bezugsperson", max_length=120, required=False)
    caregiver_role = forms.ChoiceField(
        label="Rolle der Bezugsperson",
        choices=[("", NOT_YET_KNOWN), *[choice for choice in Person.Role.choices if choice[0] != Person.Role.CHILD]],
        required=False,
    )
    street = forms.CharField(label="Straße", max_length=120, required=False)
    house_number = forms.CharField(label="Hausnummer", max_length=20, required=False)
    postal_code = forms.CharField(label="Postleitzahl", max_length=10, required=False)
    city = forms.CharField(label="Ort", max_length=80, required=False)
    quarter = forms.ModelChoiceField(
        label="Quartier", queryset=Quarter.objects.none(), required=False, empty_label=NOT_YET_KNOWN
    )
    languages = forms.ModelMultipleChoiceField(
        label="Sprachen der Familie",
        queryset=Language.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.ChoiceField(
        label="Anliegen", choices=Report.Kind.choices, initial=Report.Kind.REPORT, widget=SegmentedRadio, required=False
    )
    channel = forms.ChoiceField(label="Weg", choices=[("", "Bitte wählen"), *Report.Channel.choices])
    received_at = forms.DateTimeField(label="Eingegangen am", initial=timezone.now)
    concern = forms.CharField(
        label="Was wurde gesagt?",
        widget=forms.Textarea(attrs={"rows": 7}),
        max_length=10_000,
        help_text="Was die meldende Person gesehen oder gehört hat, möglichst in ihren Worten.",
    )
    happened_on = forms.DateField(label="Wann war das?", required=False, help_text=f"Leer heißt {NOT_YET_KNOWN}.")
    happened_words = forms.CharField(
        label="oder in Worten", max_length=200, required=False, help_text="Zum Beispiel: seit den Sommerferien."
    )
    first_impression = forms.CharField(
        label="Ihr erster Eindruck",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        required=False,
        help_text="Steht im Bericht getrennt von dem, was gesagt wurde.",
    )
    reporter = forms.ModelChoiceField(
        label="Wer meldet sich?",
        queryset=ReporterKind.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=NOT_YET_KNOWN,
    )
    reporter_name = forms.CharField(
        label="Name der meldenden Person", max_length=120, required=False, help_text="Bei „anonym“ leer lassen."
    )
    reporter_contact = forms.CharField(label="Erreichbar unter", max_length=200, required=False)
    is_secret_holder = forms.BooleanField(
        label="Berufsgeheimnisträger/in (§ 4 KKG): bekommt eine Rückmeldung", required=False
    )

    def __init__(self, *args: object, area: SocialArea, known: Person | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.known = known  # the child that was taken over; the view has asked whether one may know of it
        known_children = Person.objects.select_related("family").filter(pk=known.pk if known else 0)
        self.fields["known_child"].queryset = known_children  # type: ignore[attr-defined]
        self.fields["quarter"].queryset = Quarter.objects.in_area(area)  # type: ignore[attr-defined]

    def clean_received_at(self) -> datetime:
        received_at: datetime = self.cleaned_data["received_at"]
        if received_at > timezone.now():
            raise ValidationError("Der Zeitpunkt liegt in der Zukunft. Geben Sie an, wann die Meldung eingegangen ist.")
        return received_at

    def clean_child_birth_date(self) -> date | None:
        return _past(self.cleaned_data["child_birth_date"], "Das Geburtsdatum liegt in der Zukunft.")

    def clean_happened_on(self) -> date | None:
        return _past(self.cleaned_data["happened_on"], "Was gemeldet wird, kann nicht in der Zukunft geschehen sein.")

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Report.Kind.REPORT

    def clean_other_children(self) -> list[NamedChild]:
        lines = [line for line in self.cleaned_data["other_children"].splitlines() if line.strip()]
        if len(lines) > MOST_CHILDREN:
            raise ValidationError(f"Höchstens {MOST_CHILDREN} Kinder passen in eine Meldung.")
        return [_named_child(line) for line in lines]

    def clean(self) -> dict[str, Any]:
        """Put the address together, and keep who wants to stay anonymous without a name."""
        cleaned = super().clean() or {}
        cleaned["address"] = Address(**{name: cleaned.pop(name, "") for name in ADDRESS})
        if cleaned["address"] != Address() and not cleaned["address"].street:
            self.add_error("street", "Geben Sie auch die Straße ein, oder lassen Sie die Adresse leer.")
        reporter = cleaned.get("reporter")
        if reporter is not None and reporter.code == ANONYMOUS:
            self._keep_anonymous(cleaned)
        if cleaned.get("child_unborn") and cleaned.get("child_birth_date"):
            self.add_error("child_birth_date", "Wer noch nicht geboren ist, hat kein Geburtsdatum. Streichen Sie eins.")
        return cleaned

    def _keep_anonymous(self, cleaned: Mapping[str, Any]) -> None:
        for name in ("reporter_name", "reporter_contact"):
            if cleaned.get(name):
                self.add_error(name, "Wer anonym meldet, steht hier ohne Namen. Leeren Sie das Feld.")
        if cleaned.get("is_secret_holder"):
            self.add_error("is_secret_holder", "Wer anonym meldet, kann keine Rückmeldung bekommen.")


def as_typed(data: QueryDict, *, area: SocialArea, known: Person | None) -> ReportForm:
    """The form with what was typed so far, unchecked: nothing is complained about before it is saved."""
    form = ReportForm(area=area, known=known)
    for name, field in form.fields.items():
        is_many = isinstance(field, forms.ModelMultipleChoiceField)
        form.initial[name] = data.getlist(name) if is_many else data.get(name, "")
    form.initial["known_child"] = known.key if known else ""
    return form


class ReportFilter(Form):
    """The filter above the list of reports."""

    marks_optional = False

    state = forms.ChoiceField(label="Stand", required=False)

    def __init__(self, *args: object, choices: list[tuple[str, Any]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = choices  # type: ignore[attr-defined]


def _past(day: date | None, sentence: str) -> date | None:
    if day and day > timezone.localdate():
        raise ValidationError(sentence)
    return day


def _named_child(line: str) -> NamedChild:
    """'Lina Sommerfeld, 12.03.2019': the last word is the last name, a single word a first name."""
    name, born = line.strip(), None
    if match := re.search(r"[\s,;(*]*(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})\s*\)?\s*$", line):
        name, born = line[: match.start()].strip(), _day(match[1], line=line.strip())
    words = name.strip(" ,;").split()
    if not words:
        raise ValidationError(f"In der Zeile „{line.strip()[:60]}“ fehlt der Name.")
    first_name, last_name = (" ".join(words[:-1]), words[-1]) if len(words) > 1 else (words[0], "")
    if max(len(first_name), len(last_name)) > 120:
        raise ValidationError("Ein Name hat höchstens 120 Zeichen.")
    return NamedChild(first_name=first_name, last_name=last_name, birth_date=born)


def _day(text: str, *, line: str) -> date | None:
    for pattern in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return _past(datetime.strptime(text, pattern).date(), f"In „{line[:60]}“ liegt das Datum in der Zukunft.")
        except ValueError:
            continue
    raise ValidationError(f"In der Zeile „{line[:60]}“ steht ein Tag, den es nicht gibt.")
