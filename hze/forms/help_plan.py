"""What is asked for a Hilfeplan, its talks, its signatures and the perspective."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.lifecycle import GoalState
from cases.models import ActionGoal, Case, Person
from hze import rules
from hze.lifecycle import Outlook
from hze.models import HelpPlan, PlanGoal, PlanSignature, PlanTalk, TalkGuest
from web.forms import Form
from web.german import day_num

GOAL_LENGTH = 500
WHOSE = {side: f"goals_{side}" for side in PlanGoal.Side.values}


def area(label: str, limit: int, *, rows: int = 4, help_text: str = "") -> forms.CharField:
    """Several lines of text; a draft may leave any of them for later."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, required=False, help_text=help_text)


def goals_of(label: str) -> forms.CharField:
    """New goals of one side, one a line."""
    return area(label, 5_000, rows=2, help_text="Ein Ziel je Zeile.")


class OwnGoal(NamedTuple):
    """A goal of the plan's own with the fields that say how it stands."""

    goal: PlanGoal
    state: BoundField
    progress: BoundField


class HelpPlanForm(Form):
    """The whole Hilfeplan in the order of the talk: the child speaks first."""

    marks_optional = False

    child_words = area("Was sagt das Kind?", 10_000, rows=6, help_text="In seinen eigenen Worten.")
    child_heard = forms.CharField(
        label="Wie wurde das Kind gehört?",
        max_length=500,
        required=False,
        help_text="Zum Beispiel: allein, vor dem Gespräch, mit Bildkarten.",
    )
    child_not_heard = area("Oder: Warum wurde das Kind nicht gehört?", 2_000, rows=2)
    parents_words = area("Was sagen die Eltern?", 10_000, rows=5)
    review_result = area(
        "Was hat die Überprüfung ergeben?", 10_000, help_text="Auch das Familiengericht kann dieses Ergebnis bekommen."
    )
    need = area("Welchen Bedarf gibt es?", 10_000, help_text="Was braucht das Kind, damit es ihm gut geht?")
    services = area(
        "Welche Leistungen sind notwendig und vereinbart?",
        5_000,
        help_text="Die Art der Hilfe und ihr Umfang stehen schon da. Diese Angaben liest auch die WJH.",
    )
    of_file = forms.ModelMultipleChoiceField(
        label="Ziele der Akte, die in diesen Hilfeplan gehören",
        queryset=ActionGoal.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Ihren Stand pflegen Sie in der Akte unter „Ziele“.",
    )
    goals_child = goals_of("Neue Ziele des Kindes")
    goals_parents = goals_of("Neue Ziele der Eltern")
    goals_provider = goals_of("Neue Ziele von Träger oder Einrichtung")
    goals_asd = goals_of("Neue Ziele des ASD")
    must_reach = area("Was muss mindestens erreicht sein, damit die Hilfe endet oder weitergeht?", 5_000)
    contact_rules = area("Wie ist der Kontakt zwischen Kind und Familie geregelt?", 5_000)
    if_fails = area("Was geschieht, wenn es nicht gelingt?", 5_000)
    siblings = area("Wie steht es um die Geschwister?", 5_000, rows=3)
    wish_pointed_out_on = forms.DateField(label="Auf das Wunsch- und Wahlrecht hingewiesen am", required=False)
    wish = area("Was wünscht sich die Familie?", 2_000, rows=2)
    advice_language = forms.CharField(label="In welcher Sprache wurde beraten?", max_length=120, required=False)
    advice_interpreter = forms.CharField(label="Wer hat gedolmetscht?", max_length=120, required=False)
    advice_how = area(
        "Wie wurde verständlich beraten?", 2_000, rows=2, help_text="Zum Beispiel: langsam, mit Zeichnung, nachgefragt."
    )
    review_on = forms.DateField(label="Überprüfung am", required=False)

    def __init__(self, *args: Any, plan: HelpPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        case = plan.episode.case
        taken = [row.action_goal_id for row in plan.goals.all() if row.action_goal_id]
        rows = ActionGoal.objects.filter(case=case).select_related("owner")
        self.fields["of_file"].queryset = rows.filter(pk__in=taken) | rows.open()  # type: ignore[attr-defined]
        self.fields["of_file"].label_from_instance = _goal_with_owner  # type: ignore[attr-defined]
        if not self.fields["of_file"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["of_file"]
        if plan.number == 1:
            del self.fields["review_result"]
        if rules.has_siblings(case):
            self.fields["siblings"].help_text = "Die Familie hat mehr Kinder; diese Antwort ist notwendig."
        latest = day_num(rules.latest_review(plan.talk_on))
        self.fields["review_on"].help_text = f"Spätestens am {latest}; am Anfang besser früher."
        self.own = [row for row in plan.goals.all() if row.action_goal_id is None]
        for row in self.own:
            self._add_own(row)

    def _add_own(self, row: PlanGoal) -> None:
        choices = [*GoalState.choices, ("", "aus dem Plan nehmen")]
        state = forms.ChoiceField(label=f"Stand: {row.words}", choices=choices, required=False, initial=row.state)
        self.fields[f"state_{row.key.hex}"] = state
        progress = area(f"Was zeigt es? – {row.words}", 2_000, rows=2)
        progress.initial = row.progress
        self.fields[f"progress_{row.key.hex}"] = progress

    @property
    def own_goals(self) -> Iterator[OwnGoal]:
        """The plan's own goals with their fields, in their order."""
        for row in self.own:
            yield OwnGoal(row, self[f"state_{row.key.hex}"], self[f"progress_{row.key.hex}"])

    def clean(self) -> dict[str, Any]:
        """Every new goal fits into a line."""
        cleaned = super().clean() or {}
        for field in WHOSE.values():
            lines = [line.strip() for line in cleaned.get(field, "").splitlines() if line.strip()]
            if any(len(line) > GOAL_LENGTH for line in lines):
                self.add_error(field, ValidationError(f"Ein Ziel hat höchstens {GOAL_LENGTH} Zeichen.", code="long"))
            cleaned[field] = lines
        return cleaned

    def written(self) -> dict[str, Any]:
        """The cleaned words and goals as the action takes them."""
        cleaned = self.cleaned_data
        own = {row.key: (cleaned[f"state_{row.key.hex}"], cleaned[f"progress_{row.key.hex}"]) for row in self.own}
        new = {side: cleaned[field] for side, field in WHOSE.items()}
        words = {name: cleaned[name] for name in HelpPlanForm.base_fields if name in cleaned and name not in _GOALS}
        of_file = {"of_file": cleaned["of_file"]} if "of_file" in cleaned else {}
        return words | {"goals": {"new": new, "own": own} | of_file}


_GOALS = {"of_file", *WHOSE.values()}


def as_initial(plan: HelpPlan) -> dict[str, Any]:
    """What a version says already; the review is proposed for its last possible day."""
    found = {name: getattr(plan, name) for name in HelpPlanForm.base_fields if name not in _GOALS}
    found["review_on"] = plan.review_on or rules.latest_review(plan.talk_on)
    found["of_file"] = [row.action_goal.key for row in plan.goals.all() if row.action_goal]
    return found


class TalkForm(Form):
    """When and where the talk is, and who translates."""

    starts_at = forms.DateTimeField(label="Beginn")
    place = forms.CharField(label="Ort", max_length=200, help_text="Am besten dort, wo sich das Kind wohlfühlt.")
    interpreter = forms.CharField(label="Es dolmetscht", max_length=120, required=False)


class NewTalkForm(TalkForm):
    """The talk with the people of the family who are asked."""

    persons = forms.ModelMultipleChoiceField(
        label="Wer aus der Familie ist eingeladen?",
        queryset=Person.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Träger, Schule und andere nehmen Sie danach auf.",
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        family = Person.objects.filter(family=case.family_id).exclude(life=Person.Life.DEAD)
        self.fields["persons"].queryset = family  # type: ignore[attr-defined]
        speaks = family.filter(role__in=[Person.Role.MOTHER, Person.Role.FATHER]) | family.filter(pk=case.child_id)
        self.initial.setdefault("persons", [person.key for person in speaks])


class CancelTalkForm(Form):
    """Why the talk does not take place."""

    reason = forms.CharField(label="Warum fällt es aus?", max_length=500)


class GuestForm(Form):
    """Somebody more who is asked: of the family, or by name."""

    person = forms.ModelChoiceField(
        label="Wer aus der Familie?",
        queryset=Person.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="niemand aus der Familie",
    )
    name = forms.CharField(label="oder jemand anderes", max_length=120, required=False)
    function = forms.CharField(
        label="Als", max_length=120, required=False, help_text="Zum Beispiel: Klassenlehrerin, Vertrauensperson."
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "person", case)


class AgendaForm(Form):
    """What shall be talked about."""

    text = forms.CharField(label="Worüber soll gesprochen werden?", max_length=300)


class HoldTalkForm(Form):
    """When the talk was, and who came."""

    held_at = forms.DateTimeField(label="Das Gespräch war am")
    came = forms.ModelMultipleChoiceField(
        label="Wer war dabei?",
        queryset=TalkGuest.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Fehlt jemand? Nehmen Sie die Person vorher beim Gespräch auf die Liste.",
    )

    def __init__(self, *args: Any, talk: PlanTalk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = talk.guests.select_related("person")  # type: ignore[attr-defined]
        self.initial.setdefault("held_at", min(talk.starts_at, timezone.now()))
        self.initial.setdefault("came", [guest.key for guest in talk.guests.all()])


class PlanSignatureForm(Form):
    """Who signed, or refused and why."""

    role = forms.ChoiceField(label="Als", choices=PlanSignature.Role.choices)
    person = forms.ModelChoiceField(
        label="Wer aus der Familie?",
        queryset=Person.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="niemand aus der Familie",
    )
    name = forms.CharField(label="oder jemand anderes", max_length=120, required=False)
    has_signed = forms.TypedChoiceField(
        label="Unterschrift",
        choices=[("yes", "hat unterschrieben"), ("no", "unterschreibt nicht")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    refusal = area("Warum nicht?", 2_000, rows=2, help_text="In eigenen Worten.")
    on = forms.DateField(label="Am", initial=timezone.localdate)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "person", case)


class PerspectiveForm(Form):
    """Where the child will live, why, and until when that is justifiable."""

    outlook = forms.ChoiceField(label="Perspektive", choices=Outlook.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Warum?",
        widget=forms.Textarea,
        max_length=5_000,
        help_text="Können sich die Verhältnisse in der Familie so bessern, dass sie das Kind wieder erziehen kann?",
    )
    clarified_on = forms.DateField(label="Geklärt am", initial=timezone.localdate)
    justifiable_until = forms.DateField(
        label="Für dieses Kind vertretbar bis",
        required=False,
        help_text="Bei Rückkehr und bei „offen“ notwendig: Je jünger das Kind, desto kürzer.",
    )


def _goal_with_owner(goal: ActionGoal) -> str:
    return f"{goal.specific} ({goal.owner.full_name}, {goal.get_state_display()})"
