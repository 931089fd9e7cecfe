"""What is asked about persons and how they belong together."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.models import Case, Custody, Family, Household, HouseholdMember, Person, Relationship, RemovalReason
from socialspace.models import Language, Quarter
from web.doubts import DoubtField
from web.forms import Form

LEAVE_EMPTY = "Leer lassen, wenn unbekannt."
SINCE = "Leer lassen, wenn der Beginn nicht bekannt ist."
UNTIL = "Leer lassen, solange es gilt."


def _languages(label: str) -> forms.ModelMultipleChoiceField[Language]:
    return forms.ModelMultipleChoiceField(
        label=label,
        queryset=Language.objects.all(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def _person(label: str, **options: Any) -> forms.ModelChoiceField[Person]:
    return forms.ModelChoiceField(
        label=label, queryset=Person.objects.none(), to_field_name="key", **{"empty_label": "Bitte wählen"} | options
    )


class PersonForm(Form):
    """Somebody of the family; what is not known stays open."""

    role = forms.ChoiceField(label="Rolle in der Familie", choices=[("", "Bitte wählen"), *Person.Role.choices])
    first_name = forms.CharField(label="Vorname", max_length=120, required=False, help_text=LEAVE_EMPTY)
    last_name = forms.CharField(label="Nachname", max_length=120, required=False)
    other_names = forms.CharField(
        label="Frühere und andere Namen", max_length=200, required=False, help_text="Geburtsname, Rufname."
    )
    sex = forms.ChoiceField(label="Geschlecht", choices=Person.Sex.choices, initial=Person.Sex.UNKNOWN)
    life = forms.ChoiceField(label="Leben", choices=Person.Life.choices, initial=Person.Life.BORN)
    birth_date = forms.DateField(label="Geburtsdatum", required=False, help_text=LEAVE_EMPTY)
    expected_on = forms.DateField(
        label="Errechneter Termin", required=False, help_text="Nur bei einem Kind, das noch nicht geboren ist."
    )
    died_on = forms.DateField(label="Verstorben am", required=False, help_text="Nur bei Verstorbenen.")
    languages = _languages("Spricht")
    phone = forms.CharField(label="Telefon", max_length=60, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    confirmed = DoubtField()

    def clean(self) -> dict[str, Any]:
        """Dates that belong to another kind of life stand beside their field."""
        given: dict[str, Any] = super().clean() or {}
        life = given.get("life")
        if given.get("expected_on") and life != Person.Life.UNBORN:
            self.add_error("expected_on", "Ein errechneter Termin gehört nur zu „noch nicht geboren“.")
        if given.get("died_on") and life != Person.Life.DEAD:
            self.add_error("died_on", "Ein Todestag gehört nur zu „verstorben“. Wählen Sie das bei „Leben“.")
        if given.get("birth_date") and life == Person.Life.UNBORN:
            self.add_error("birth_date", "Wer noch nicht geboren ist, hat kein Geburtsdatum.")
        return given


class DaysForm(Form):
    """From when to when something holds."""

    valid_from = forms.DateField(label="Von", required=False, help_text=SINCE)
    valid_to = forms.DateField(label="Bis", required=False, help_text=UNTIL)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("valid_from"), given.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", "Das Ende liegt vor dem Beginn.")
        return given


class RelationshipForm(DaysForm):
    """How one person belongs to another."""

    field_order = ("one", "kind", "other", "valid_from", "valid_to")

    one = _person("Person")
    kind = forms.ChoiceField(label="ist", choices=[("", "Bitte wählen"), *Relationship.Kind.choices])
    other = _person("Andere Person")
    confirmed = DoubtField()

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            offer_persons(self, name, case)

    def clean_other(self) -> object:
        other = self.cleaned_data["other"]
        if other == self.cleaned_data.get("one"):
            raise ValidationError("Wählen Sie zwei verschiedene Personen.")
        return other


class RelationshipChangeForm(DaysForm):
    """The kind and the days of a relation; whom it is between stays."""

    field_order = ("kind", "valid_from", "valid_to")

    kind = forms.ChoiceField(label="Beziehung", choices=Relationship.Kind.choices)
    confirmed = DoubtField()


class HouseholdForm(Form):
    """A place where some of the family live together."""

    label = forms.CharField(label="Bezeichnung", max_length=80, help_text="Zum Beispiel „bei der Mutter“.")
    street = forms.CharField(label="Straße", max_length=120, required=False)
    house_number = forms.CharField(label="Hausnummer", max_length=20, required=False)
    postal_code = forms.CharField(label="Postleitzahl", max_length=10, required=False)
    city = forms.CharField(label="Ort", max_length=80, required=False)
    quarter = forms.ModelChoiceField(
        label="Quartier",
        queryset=Quarter.objects.with_place(),
        to_field_name="key",
        required=False,
        empty_label="außerhalb oder nicht bekannt",
    )


class StayForm(DaysForm):
    """Who lives in a household, from when."""

    field_order = ("person", "valid_from", "valid_to")

    person = _person("Wer wohnt hier?")
    confirmed = DoubtField()

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_persons(self, "person", case)


class StayChangeForm(DaysForm):
    """Since when and until when somebody lives there."""

    confirmed = DoubtField()


class CustodyForm(DaysForm):
    """Who has the custody of a child: somebody of the family, or a guardian by name."""

    field_order = ("child", "kind", "holder", "holder_name", "scope", "valid_from", "valid_to")

    child = _person("Kind")
    kind = forms.ChoiceField(label="Art", choices=[("", "Bitte wählen"), *Custody.Kind.choices])
    holder = _person("Wer hat die Sorge?", required=False, empty_label="niemand aus der Familie")
    holder_name = forms.CharField(
        label="Vormund oder Pfleger/in",
        max_length=120,
        required=False,
        help_text="Name oder Stelle, wenn es niemand aus der Familie ist.",
    )
    scope = forms.CharField(
        label="Umfang", max_length=200, required=False, help_text="Zum Beispiel: Aufenthaltsbestimmung, Gesundheit."
    )
    confirmed = DoubtField()

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_persons(self, "holder", case)
        if "child" in self.fields:
            offer_persons(self, "child", case, first=case.child_id)


class CustodyChangeForm(CustodyForm):
    """The facts of a custody; whose it is stays."""

    child = None  # type: ignore[assignment]


class LanguagesForm(Form):
    """What is spoken in the family, and whether it needs an interpreter."""

    languages = _languages("Sprachen der Familie")
    interpreting = forms.ModelChoiceField(
        label="Sprachmittlung nötig in",
        queryset=Language.objects.all(),
        to_field_name="key",
        required=False,
        empty_label="nicht nötig",
        help_text="Kinder dolmetschen nicht für ihre Eltern.",
    )


class RemovalForm(Form):
    """Why a wrong entry leaves the file."""

    reason = forms.ChoiceField(label="Grund", choices=[("", "Bitte wählen"), *RemovalReason.choices])


def offer_persons(form: forms.Form, name: str, case: Case, *, first: int | None = None) -> None:
    """Offer the persons of the family by name."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = Person.objects.filter(family=case.family_id).order_by("name_sort", "pk")
    field.label_from_instance = lambda person: f"{person.full_name} ({person.get_role_display()})"  # type: ignore[method-assign,assignment]
    if first is not None:
        field.initial = Person.objects.filter(pk=first).values_list("key", flat=True).first()


def facts_of(row: Person | Household | Relationship | HouseholdMember | Custody, form: type[Form]) -> dict[str, Any]:
    """What the row says now, by the fields of a form."""
    saved = {name: getattr(row, name) for name in form.base_fields if name not in {"confirmed", "languages"}}
    if isinstance(row, Person):
        saved["languages"] = list(row.languages.all())
    return saved


def languages_of(family: Family) -> Mapping[str, Any]:
    """What is said about the languages of a family now."""
    return {"languages": list(family.languages.all()), "interpreting": family.interpreting}
