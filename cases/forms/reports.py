"""What is asked when a report ends: which case, which advice, which team, which second person."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Person, Report
from socialspace.models import SocialArea
from web.forms import Form


class OpenCaseForm(Form):
    """For which siblings a case of their own is opened as well."""

    siblings = forms.ModelMultipleChoiceField(
        label="Auch einen eigenen Fall für",
        queryset=Person.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: object, siblings: Collection[Person] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.has_siblings = bool(siblings)
        persons = Person.objects.filter(pk__in=[sibling.pk for sibling in siblings])
        self.fields["siblings"].queryset = persons  # type: ignore[attr-defined]


class AddToCaseForm(Form):
    """Which child of the case's family is meant; none: a child the family did not have so far."""

    case = forms.ModelChoiceField(queryset=Case.objects.none(), to_field_name="key", widget=forms.HiddenInput)
    child = forms.ModelChoiceField(
        label="Welches Kind ist gemeint?",
        queryset=Person.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="ein Kind, das neu in der Akte ist",
    )

    def __init__(self, *args: object, cases: QuerySet[Case], children: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]
        self.fields["child"].queryset = children  # type: ignore[attr-defined]


class CaseSearch(Form):
    """Find the case by file number or name."""

    marks_optional = False

    words = forms.CharField(label="Aktenzeichen oder Name", max_length=100, required=False)


class AdviceForm(Form):
    """What was advised."""

    advice = forms.CharField(
        label="Wozu wurde beraten?",
        widget=forms.Textarea,
        max_length=5_000,
        help_text="Was haben Sie empfohlen, worauf hingewiesen?",
    )


class PassOnForm(Form):
    """To which team of the house, or to whom outside, and why."""

    to_area = forms.ModelChoiceField(
        label="An ein Team des Hauses",
        queryset=SocialArea.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="nicht an ein Team des Hauses",
    )
    receiver = forms.CharField(
        label="oder an eine Stelle außerhalb",
        max_length=200,
        required=False,
        help_text="Zum Beispiel: Jugendamt Viersen, Frau Öztürk, Telefon. Die Meldung ist hier damit erledigt.",
    )
    reason = forms.CharField(label="Warum?", max_length=500, help_text="Ein Satz genügt.")

    def __init__(self, *args: object, area: SocialArea, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_area"].queryset = SocialArea.objects.exclude(pk=area.pk)  # type: ignore[attr-defined]


class ReturnForm(Form):
    """Why it goes back, if anybody likes to say."""

    reason = forms.CharField(label="Grund", max_length=500, required=False)


class ProtectionForm(Form):
    """The second person and one sentence; nothing else may hold danger up."""

    second = forms.ModelChoiceField(
        label="Zweite Fachkraft",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
        help_text="Wer schaut mit Ihnen hin? Sie oder er wird sofort benachrichtigt.",
    )
    reasons = forms.CharField(
        label="Worin sehen Sie die Gefahr?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        help_text="Ein Satz genügt. Alles Weitere hat Zeit.",
    )

    def __init__(self, *args: object, seconds: QuerySet[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["second"].queryset = seconds  # type: ignore[attr-defined]


class FeedbackForm(Form):
    """When and how the professional secret holder heard back."""

    on = forms.DateField(label="Rückmeldung gegeben am", initial=timezone.localdate)
    channel = forms.ChoiceField(label="Weg", choices=[("", "Bitte wählen"), *Report.Channel.choices])
