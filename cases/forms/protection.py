"""What is asked in a procedure under § 8a, one form for each step."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from cases import rules
from cases.forms.reports import ProtectionForm
from cases.lifecycle import ProtectionResult
from cases.models import Case, OutsideNotice, Person, ProtectionCode, ProtectionProcedure, RiskAssessment
from web.doubts import DoubtField
from web.forms import Chips, Form, SegmentedRadio

YES_NO = [("yes", "ja"), ("no", "nein")]
Kind = ProtectionCode.Kind


def yes_no(label: str, help_text: str = "") -> forms.TypedChoiceField:
    """Yes or no, nothing chosen beforehand; cleaned to a boolean."""
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, widget=SegmentedRadio, coerce=lambda word: word == "yes", help_text=help_text
    )


def area(label: str, limit: int, *, rows: int = 4, required: bool = True, help_text: str = "") -> forms.CharField:
    """Several lines of text."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, required=required, help_text=help_text)


def codes(label: str, kind: ProtectionCode.Kind) -> forms.ModelMultipleChoiceField[ProtectionCode]:
    """Several of one of the office's lists."""
    rows = ProtectionCode.objects.filter(kind=kind)
    return forms.ModelMultipleChoiceField(label=label, queryset=rows, widget=Chips, required=False)


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]


def keep_empty(form: Form, answer: str, word: str, *names: str) -> None:
    """Say beside a field that it does not belong to this answer; nothing typed is dropped silently."""
    for name in names:
        if form.cleaned_data.get(name):
            form.add_error(name, f"Bei „{answer}: {word}“ bleibt dieses Feld leer.")


class BeginProtectionForm(ProtectionForm):
    """For which children of the family it begins, with whom, and one sentence."""

    children = forms.ModelMultipleChoiceField(
        label="Für welche Kinder?",
        queryset=Person.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        help_text="Jedes Kind hat sein eigenes Verfahren.",
    )
    field_order = ("children", "second", "reasons")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "children", Person.objects.filter(family=case.family_id, role=Person.Role.CHILD))
        self.initial.setdefault("children", [case.child.key])


class AssessmentForm(Form):
    """The risk as two professionals see it now: what was seen apart from what is assumed."""

    assessed_at = forms.DateTimeField(label="Eingeschätzt am", initial=timezone.now)
    indicators = area(
        "Gewichtige Anhaltspunkte",
        10_000,
        rows=6,
        help_text="Nur was gesehen, gehört oder berichtet wurde, und von wem.",
    )
    protective = area(
        "Was das Kind schützt", 10_000, required=False, help_text="Menschen, Orte, eigene Kräfte, vorhandene Hilfen."
    )
    assumptions = area(
        "Vermutungen", 10_000, required=False, help_text="Was wir daraus schließen und nicht belegt ist."
    )
    unknown = area("Was wir nicht wissen", 5_000, rows=3, required=False)
    dangers = codes("Art der Gefährdung", Kind.DANGER)
    sources = codes("Geht aus von", Kind.SOURCE)
    with_adviser = yes_no("Insoweit erfahrene Fachkraft beraten?")
    adviser = forms.CharField(label="Wer war das?", max_length=200, required=False)
    level = forms.ChoiceField(label="Einschätzung", choices=ProtectionResult.choices, widget=forms.RadioSelect)
    conclusion = area("Begründung", 5_000)

    def __init__(self, *args: Any, procedure: ProtectionProcedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = rules.current_assessment(procedure)
        if newest is not None:
            self.initial = _words_of(newest) | dict(self.initial)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("with_adviser") is True and not cleaned.get("adviser"):
            self.add_error("adviser", "Nennen Sie die insoweit erfahrene Fachkraft.")
        if cleaned.get("with_adviser") is False:
            keep_empty(self, "beraten", "nein", "adviser")
        return cleaned


def _words_of(newest: RiskAssessment) -> dict[str, Any]:
    """What a new assessment begins with; its time is now."""
    names = ("indicators", "protective", "assumptions", "unknown", "adviser", "level", "conclusion")
    words: dict[str, Any] = {name: getattr(newest, name) for name in names}
    words["with_adviser"] = "yes" if newest.with_adviser else "no"
    return words | {"dangers": list(newest.dangers.all()), "sources": list(newest.sources.all())}


class ConfirmForm(Form):
    """What the second pair of eyes sees differently, if anything."""

    dissent = area("Was sehen Sie anders?", 2_000, rows=2, required=False)


class InclusionForm(Form):
    """Yes with when and how, or no with the reason."""

    done = yes_no("Antwort")
    happened_on = forms.DateField(label="Wann?", required=False, help_text="Bei ja.")
    how = area("Wie?", 5_000, required=False, help_text="Bei ja: Gespräch, mit wem, wo, in welcher Sprache.")
    reason = area(
        "Warum nicht?", 5_000, required=False, help_text="Bei nein nötig, zum Beispiel: gefährdet den Schutz."
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("done") is True:
            keep_empty(self, "Antwort", "ja", "reason")
        elif cleaned.get("done") is False:
            keep_empty(self, "Antwort", "nein", "happened_on", "how")
        return cleaned


class NoVisitForm(Form):
    """Why there was no home visit."""

    reason = area("Warum gab es keinen Hausbesuch?", 5_000)


class HomeVisitForm(Form):
    """Who went, who was met, what was seen."""

    visited_at = forms.DateTimeField(label="Wann", initial=timezone.now)
    announced = yes_no("Angekündigt?")
    visitors = forms.ModelMultipleChoiceField(label="Wer war dort?", queryset=User.objects.none(), widget=Chips)
    met = forms.ModelMultipleChoiceField(
        label="Wen haben Sie angetroffen?", queryset=Person.objects.none(), widget=Chips, required=False
    )
    others = forms.CharField(
        label="Wer war noch dabei?", max_length=300, required=False, help_text="Zum Beispiel Polizei, Dolmetscherin."
    )
    child_seen = yes_no("Kind gesehen?")
    impression = area("Eindruck vom Kind", 10_000, required=False, help_text="Nötig, wenn Sie das Kind gesehen haben.")
    not_seen_reason = forms.CharField(label="Warum nicht gesehen?", max_length=500, required=False)
    environment = area("Wohnung und Umfeld", 10_000, help_text="Nur was zu sehen, zu hören und zu riechen war.")
    said = area("Was gesagt wurde", 10_000, required=False, help_text="Wörtliches in Anführungszeichen.")

    def __init__(self, *args: Any, procedure: ProtectionProcedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        both = [procedure.started_by_id, procedure.second_id]
        staff = rules.seconds_for(procedure.case.area, without=procedure.started_by)
        offer(self, "visitors", User.objects.filter(Q(pk__in=staff.values("pk")) | Q(pk__in=both)))
        offer(self, "met", Person.objects.filter(family=procedure.case.family_id))
        self.initial.setdefault("visitors", both)

    def clean_visited_at(self) -> object:
        if self.cleaned_data["visited_at"] > timezone.now():
            raise ValidationError("Der Hausbesuch liegt in der Zukunft. Halten Sie ihn fest, wenn er war.")
        return self.cleaned_data["visited_at"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("child_seen") is True:
            keep_empty(self, "Kind gesehen", "ja", "not_seen_reason")
        elif cleaned.get("child_seen") is False:
            keep_empty(self, "Kind gesehen", "nein", "impression")
        return cleaned


class MeasureForm(Form):
    """Which measure, when, what exactly."""

    kind = forms.ModelChoiceField(
        label="Maßnahme", queryset=ProtectionCode.objects.filter(kind=Kind.MEASURE), empty_label="Bitte wählen"
    )
    taken_on = forms.DateField(label="Wann?", initial=timezone.localdate)
    words = area("Was genau?", 2_000, rows=3)


class CourtCallForm(Form):
    """When the court was called and what about."""

    called_on = forms.DateField(label="Angerufen am", initial=timezone.localdate)
    about = area("Worum geht es?", 5_000, help_text="Was das Gericht klären oder entscheiden soll.")


class CourtAnswerForm(Form):
    """What the court answered."""

    answered_on = forms.DateField(label="Antwort vom", initial=timezone.localdate)
    answer = area("Was hat das Gericht geantwortet?", 5_000)


class OutsideForm(Form):
    """Which body was told what; to another youth office with the talk of both professionals."""

    kind = forms.ChoiceField(label="Art", choices=OutsideNotice.Kind.choices, widget=forms.RadioSelect)
    receiver = forms.CharField(label="Welche Stelle?", max_length=200)
    told_on = forms.DateField(label="Wann?", initial=timezone.localdate)
    content = area("Was wurde mitgeteilt und wozu?", 5_000)
    talk_on = forms.DateField(
        label="Gespräch der beiden Fachkräfte am",
        required=False,
        help_text="Bei der Übergabe an ein anderes Jugendamt.",
    )
    talk_with = forms.CharField(label="Mit wem?", max_length=200, required=False)
    no_talk_reason = forms.CharField(label="Wenn kein Gespräch: warum?", max_length=500, required=False)


class CloseProtectionForm(Form):
    """One of the four results with its reasons; what is doubtful is asked."""

    result = forms.ChoiceField(label="Ergebnis", choices=ProtectionResult.choices, widget=forms.RadioSelect)
    result_reasons = area("Begründung", 5_000, help_text="Worauf stützt sich das Ergebnis, wie geht es weiter?")
    confirmed = DoubtField()
