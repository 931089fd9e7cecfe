"""What is asked about projects: texts that name no family, and the steps with their reasons."""

from typing import Any

from django import forms

from accounts.models import Department, User
from socialspace import rules
from socialspace.forms.nameless import NamelessForm
from socialspace.models import Offer, Organisation, Project, Quarter, Topic
from web import forms as web_forms

EVERYWHERE = "alle"
WHY_NAMELESS = "Projekte lesen alle Abteilungen, sie nennen keine Familien."


class ProjectFilter(web_forms.Form):
    """Which projects stand on the board."""

    marks_optional = False

    topic = forms.ModelChoiceField(label="Thema", queryset=Topic.objects.all(), required=False, empty_label=EVERYWHERE)
    quarter = forms.ModelChoiceField(
        label="Quartier",
        queryset=Quarter.objects.all(),
        to_field_name="key",
        required=False,
        empty_label=EVERYWHERE,
    )
    mine = forms.BooleanField(label="nur meine", required=False)


class StartForm(NamelessForm):
    """What a project begins with: a need."""

    texts = ("title", "need", "idea")
    why_nameless = WHY_NAMELESS

    title = forms.CharField(label="Titel", max_length=120)
    need = forms.CharField(
        label="Bedarf",
        max_length=2_000,
        widget=forms.Textarea,
        help_text="Was fehlt, wem und wo? Ohne Angaben zu einer Familie.",
    )
    idea = forms.CharField(
        label="Idee",
        max_length=2_000,
        required=False,
        widget=forms.Textarea,
        help_text="Was wollen Sie gemeinsam aufbauen?",
    )
    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label="Themen", widget=forms.CheckboxSelectMultiple)
    quarter = forms.ModelChoiceField(
        Quarter.objects.all(), to_field_name="key", label="Quartier", required=False, empty_label="ganzer Sozialraum"
    )
    field_order = ("title", "quarter", "topics", "need", "idea", "nameless")


class EditForm(StartForm):
    """What a project is about, as long as it is open."""

    lead = forms.ModelChoiceField(
        User.objects.none(), to_field_name="key", label="Verantwortlich", empty_label="Bitte wählen"
    )
    cost_cents = web_forms.EuroField(label="Kosten", required=False)
    begins_on = forms.DateField(label="Beginn", required=False)
    ends_on = forms.DateField(label="Ende", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "nameless"), "nameless"])
        self.fields["lead"].queryset = User.objects.of(*map(Department, rules.STARTERS))  # type: ignore[attr-defined]

    @classmethod
    def of(cls, project: Project) -> "EditForm":
        """The form as it begins: with what is saved."""
        names = ("title", "need", "idea", "cost_cents", "begins_on", "ends_on")
        saved = {name: getattr(project, name) for name in names}
        return cls(
            initial=saved
            | {
                "lead": project.lead.key,
                "quarter": project.quarter.key if project.quarter else None,
                "topics": [topic.pk for topic in project.topics.all()],
            }
        )


class DecisionForm(NamelessForm):
    """A lead lets a project run."""

    texts = ("decision",)
    why_nameless = WHY_NAMELESS

    decision = forms.CharField(label="Entscheidung und Begründung", max_length=2_000, widget=forms.Textarea)
    begins_on = forms.DateField(label="Beginn")
    ends_on = forms.DateField(label="Ende", required=False)
    field_order = ("decision", "begins_on", "ends_on", "nameless")


class EvaluationForm(NamelessForm):
    """What a project changed."""

    texts = ("evaluation",)
    why_nameless = WHY_NAMELESS

    evaluation = forms.CharField(
        label="Auswertung",
        max_length=2_000,
        widget=forms.Textarea,
        help_text="Was hat sich verändert, was bleibt, was haben Sie gelernt?",
    )
    ends_on = forms.DateField(label="Ende", required=False)
    field_order = ("evaluation", "ends_on", "nameless")


class DropForm(NamelessForm):
    """Why a project is not gone on with."""

    texts = ("reason",)
    why_nameless = WHY_NAMELESS

    reason = forms.CharField(label="Grund", max_length=300)
    field_order = ("reason", "nameless")


class PartnerForm(NamelessForm):
    """Which organisation takes part, and with what."""

    texts = ("contribution",)
    why_nameless = WHY_NAMELESS

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="key", label="Einrichtung", empty_label="Bitte wählen"
    )
    contribution = forms.CharField(
        label="Beitrag", max_length=300, required=False, help_text="Raum, Zeit, Wissen, Geld …"
    )
    field_order = ("organisation", "contribution", "nameless")

    def __init__(self, *args: Any, user: User, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.visible_to(user).exclude(projects__project=project)
        self.fields["organisation"].queryset = others.order_by("name_sort", "pk")  # type: ignore[attr-defined]


class OfferChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Offers with the organisation behind them."""

    def label_from_instance(self, obj: Offer) -> str:
        return f"{obj.title} ({obj.organisation.name})"


class OfferLinkForm(web_forms.Form):
    """Which offer belongs to the project or grew out of it."""

    offer = OfferChoice(Offer.objects.none(), to_field_name="key", label="Angebot", empty_label="Bitte wählen")

    def __init__(self, *args: Any, user: User, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Offer.objects.visible_to(user).current().exclude(projects=project)
        named = others.select_related("organisation").order_by("title", "pk")
        self.fields["offer"].queryset = named  # type: ignore[attr-defined]
