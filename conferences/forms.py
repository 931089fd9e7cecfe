"""What is asked: dates, participants, items and results; a text that seems to name a family is asked about once."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Department, User
from conferences.models import AreaMeeting, Attendance, Conference, Outcome, Subgroup
from socialspace.forms import nameless as social_forms
from socialspace.models import Quarter, SocialArea, Topic
from web import forms as web_forms

LINE = 160  # characters of a name, a place, a title
MAX_PEOPLE = 300
EMPTY_GUESTS = 3


class RefusableForm(web_forms.Form):
    """A form that shows the refusal of an action at the field it is about."""

    places: ClassVar[dict[str, str]] = {}  # code of a constraint or name of a column -> name of the field

    def refuse(self, refusal: ValidationError) -> None:
        """Add the sentences of a refused action."""
        by_name = refusal.error_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.error_list}
        for name, errors in by_name.items():
            for error in errors:
                place = self.places.get(error.code or "") or self.places.get(name, name)
                self.add_error(place if place in self.fields else None, error)


class NamelessForm(social_forms.NamelessForm, RefusableForm):
    """A form whose texts go to partners."""

    why_nameless = "Protokolle gehen an Partner und nennen keine Familien."


class PlanForm(RefusableForm):
    """A date for a subgroup's conference."""

    places = {
        "starts_at": "day",
        "conference_ends_after_start": "ends",
        "conference_starts_in_its_quarter": "day",
        "conference_once_per_quarter": "day",
    }

    subgroup = forms.ModelChoiceField(
        Subgroup.objects.none(), to_field_name="key", label="Untergruppe", empty_label="Bitte wählen"
    )
    day = forms.DateField(label="Tag")
    begins = forms.TimeField(label="Beginn")
    ends = forms.TimeField(label="Ende")
    place = forms.CharField(label="Ort", max_length=LINE)
    moderator = forms.ModelChoiceField(
        User.objects.none(), to_field_name="key", label="Leitung", empty_label="Bitte wählen"
    )
    minute_taker = forms.CharField(label="Protokoll schreibt", max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["subgroup"]
        choice.queryset = Subgroup.objects.running().select_related("district")  # type: ignore[attr-defined]
        people = self.fields["moderator"]
        people.queryset = User.objects.of(Department.ADVICE)  # type: ignore[attr-defined]

    @property
    def plan(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        return {
            "subgroup": given["subgroup"],
            "starts_at": moment(given["day"], given["begins"]),
            "ends_at": moment(given["day"], given["ends"]),
            "place": given["place"],
            "moderator": given["moderator"],
            "minute_taker": given["minute_taker"],
        }


class CancelForm(RefusableForm):
    """Why a conference is called off; the partners read it."""

    places = {"cancel_reason": "reason", "conference_cancelled_with_reason": "reason"}

    reason = forms.CharField(label="Grund der Absage", max_length=300, help_text="Der Grund steht in der Nachricht.")


class ItemForm(NamelessForm):
    """An item of the agenda with its notes."""

    texts = ("title", "notes")

    title = forms.CharField(label="Tagesordnungspunkt", max_length=LINE)
    notes = forms.CharField(
        label="Niederschrift",
        required=False,
        widget=forms.Textarea,
        help_text="Ergebnisse in der Gegenwart, ohne Angaben zu Familien.",
    )
    field_order = ("title", "notes", "nameless")


class ConferenceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Conferences by group and day."""

    def label_from_instance(self, obj: Conference) -> str:
        return f"{obj.subgroup.name}, {obj.day:%d.%m.%Y}"


class NeedItemForm(ItemForm):
    """A need as an item of a conference that is still to come."""

    conference = ConferenceChoice(
        Conference.objects.none(), to_field_name="key", label="Konferenz", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, conferences: QuerySet[Conference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["conference", *self.fields])
        self.conferences = conferences
        self.fields["conference"].queryset = conferences  # type: ignore[attr-defined]


class OutcomeForm(NamelessForm):
    """A result of an item."""

    texts = ("text", "who")
    places = {
        "agreement_says_who": "who",
        "agreement_says_until_when": "until",
        "outcome_has_text": "text",
        "only_needs_are_counted": "topic",
        "need_counted_by_topic_and_quarter": "quarter",
    }

    kind = forms.ChoiceField(label="Art", choices=Outcome.Kind.choices, widget=forms.RadioSelect, initial="agreement")
    text = forms.CharField(label="Ergebnis", max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
    who = forms.CharField(
        label="Wer", max_length=LINE, required=False, help_text="Bei einer Vereinbarung nötig: Person oder Stelle."
    )
    until = forms.DateField(label="Bis wann", required=False, help_text="Bei einer Vereinbarung nötig.")
    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        label="Thema",
        required=False,
        empty_label="keines",
        help_text="Nur bei einem Bedarf: Mit Thema und Quartier zählt er in den Zahlen mit.",
    )
    quarter = forms.ModelChoiceField(
        Quarter.objects.all(), to_field_name="key", label="Quartier", required=False, empty_label="keines"
    )
    field_order = ("kind", "text", "who", "until", "topic", "quarter", "nameless")


class HandOverForm(web_forms.Form):
    """To which Sozialraumsitzung a result goes."""

    meeting = forms.ModelChoiceField(
        AreaMeeting.objects.none(), to_field_name="key", label="Sozialraumsitzung", empty_label=None
    )

    def __init__(self, *args: Any, meetings: Iterable[AreaMeeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class AreaMeetingForm(RefusableForm):
    """A date for the Sozialraumsitzung."""

    places = {"held_at": "day", "area_meeting_once_at_a_time": "begins"}

    area = forms.ModelChoiceField(SocialArea.objects.none(), to_field_name="key", label="Sozialraum", empty_label=None)
    day = forms.DateField(label="Tag")
    begins = forms.TimeField(label="Beginn")
    place = forms.CharField(label="Ort", max_length=LINE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = SocialArea.objects.filter(subgroups__isnull=False).distinct()
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]

    @property
    def plan(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        return {
            "area": given["area"],
            "held_at": moment(given["day"], given["begins"]),
            "place": given["place"],
        }


class PresenceForm(web_forms.Form):
    """One line of the list of participants; a line without a name is left out."""

    ABSENT = "absent"
    CHOICES = (*((state.value, state.label) for state in Attendance.State), (ABSENT, "nicht da"))

    name = forms.CharField(label="Name", required=False)
    institution = forms.CharField(label="Einrichtung", required=False)
    email = forms.EmailField(label="E-Mail für das Protokoll", required=False)
    state = forms.ChoiceField(label="Teilnahme", choices=CHOICES, widget=web_forms.SegmentedRadio, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        typed = cleaned.get("name") or cleaned.get("institution") or cleaned.get("email")
        if typed and self.counts:
            for name, sentence in (
                ("name", "Geben Sie den Namen ein."),
                ("institution", "Geben Sie die Einrichtung ein."),
                ("state", "Wählen Sie aus, wie die Person teilgenommen hat."),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned

    @property
    def counts(self) -> bool:
        """Whether the line is kept: everybody who was there or sent apologies."""
        return self.cleaned_data.get("state") != self.ABSENT

    @property
    def is_known(self) -> bool:
        """Whether the line stands for somebody invited or recorded before."""
        return bool(self.initial.get("name"))


class PresenceFormSet(forms.BaseFormSet[PresenceForm]):
    """The list of participants; a person stands in it once."""

    def clean(self) -> None:
        seen: set[tuple[str, str]] = set()
        for form in self.forms:
            person = (form.cleaned_data.get("name", ""), form.cleaned_data.get("institution", ""))
            if person[0] and form.counts and person in seen:
                form.add_error("name", "Diese Person steht schon in der Liste.")
            seen.add(person)

    @property
    def people(self) -> list[dict[str, str]]:
        """The lines to keep."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("name") and form.counts]

    @property
    def error_count(self) -> int:
        return self.total_error_count()


PresenceForms = cast(
    type[PresenceFormSet],
    forms.formset_factory(
        PresenceForm, formset=PresenceFormSet, extra=EMPTY_GUESTS, max_num=MAX_PEOPLE, absolute_max=MAX_PEOPLE
    ),
)


def presence_lines(conference: Conference) -> list[dict[str, str]]:
    """Return the lines the form begins with: who is recorded, then who was invited and is not."""
    recorded = [
        {"name": each.name, "institution": each.institution, "email": each.email, "state": each.state}
        for each in conference.attendances.all()
    ]
    known = {(line["name"], line["institution"]) for line in recorded}
    otherwise = PresenceForm.ABSENT if recorded else Attendance.State.PRESENT.value
    invited = [
        {
            "name": str(invitation.contact),
            "institution": invitation.contact.organisation.name,
            "email": invitation.contact.email,
            "state": otherwise,
        }
        for invitation in conference.invitations.for_list()
    ]
    return recorded + [line for line in invited if (line["name"], line["institution"]) not in known]


def moment(day: date, clock: Any) -> datetime:
    """Return day and time of day as a moment in Germany."""
    return timezone.make_aware(datetime.combine(day, clock))
