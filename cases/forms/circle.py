"""What is asked about the circle of a resource check, its links and its proposals."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Q

from accounts.models import ASD_AND_WJH, User
from cases import rules
from cases.models import INVITED, Case, Consent, FamilyResource, ResourceCheck
from socialspace.models import ContactPerson, Organisation, TeamMembership, Topic
from web.forms import Form, SegmentedRadio

WITHOUT_NAMES = "pseudonymisiert, ohne Namen"


class _ConsentChoice(forms.ModelChoiceField[Consent]):
    """A consent as one picks it."""

    def label_from_instance(self, obj: Any) -> str:
        """To whom, by whom, since when."""
        return f"Einwilligung für {obj.receiver}: {obj.given_by.full_name}, {obj.given_on:%d.%m.%Y}"


class BasisForm(Form):
    """On which basis somebody takes part: without names, or with a consent that holds today."""

    consent = _ConsentChoice(
        label="Grundlage",
        queryset=Consent.objects.none(),
        required=False,
        empty_label=WITHOUT_NAMES,
        help_text="Einwilligungen nehmen Sie auf der Seite „Einwilligungen“ auf.",
    )
    marks_optional = False

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consents = Consent.objects.filter(case=case, outcome=Consent.Outcome.GIVEN).select_related("given_by")
        field = self.fields["consent"]
        field.queryset = consents  # type: ignore[attr-defined]
        holding = [consent for consent in consents if rules.consent_holds(consent)]
        field.choices = [  # type: ignore[attr-defined]
            ("", WITHOUT_NAMES),
            *((consent.pk, field.label_from_instance(consent)) for consent in holding),  # type: ignore[attr-defined]
        ]


class InviteColleagueForm(BasisForm):
    """A colleague of the house; whoever is posted beside the list gets the sentence of the rule."""

    colleague = forms.ModelChoiceField(label="Person im Haus", queryset=User.objects.none())
    field_order = ("colleague", "consent")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **{"auto_id": "id_colleague_%s"} | kwargs)
        staff = User.objects.filter(is_active=True).order_by("department", "last_name", "first_name")
        team = TeamMembership.objects.members_of(case.area_id)
        invited = staff.filter(Q(department__in=INVITED - ASD_AND_WJH) | Q(department__in=ASD_AND_WJH, pk__in=team))
        field = self.fields["colleague"]
        field.queryset = staff  # type: ignore[attr-defined]
        field.choices = [("", "Bitte wählen"), *_by_department(invited)]  # type: ignore[attr-defined]


class InvitePartnerForm(BasisForm):
    """Somebody from outside: from the directory, or by name."""

    organisation = forms.ModelChoiceField(
        label="Einrichtung aus dem Verzeichnis",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="nicht im Verzeichnis",
    )
    contact = forms.ModelChoiceField(
        label="Ansprechperson aus dem Verzeichnis",
        queryset=ContactPerson.objects.none(),
        required=False,
        empty_label="niemand davon",
    )
    name = forms.CharField(label="Name", max_length=120, required=False)
    institution = forms.CharField(
        label="Abteilung oder Einrichtung", max_length=120, required=False, help_text="Zum Beispiel Grundschule, Kita."
    )
    email = forms.EmailField(label="E-Mail", required=False, help_text="Für den persönlichen Link ohne Anmeldung.")
    field_order = ("organisation", "contact", "name", "institution", "email", "consent")

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **{"auto_id": "id_partner_%s"} | kwargs)
        organisations = Organisation.objects.visible_to(user).active()
        contacts = ContactPerson.objects.visible_to(user).listed().filter(organisation__in=organisations)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["contact"].queryset = contacts.select_related("organisation")  # type: ignore[attr-defined]
        self.fields["contact"].label_from_instance = lambda one: f"{one}, {one.organisation.name}"  # type: ignore[attr-defined]


class AskCircleForm(Form):
    """What the circle is asked, and what nobody outside shall read."""

    question = forms.CharField(
        label="Frage an den Kreis",
        required=False,
        max_length=2_000,
        widget=forms.Textarea,
        help_text="Zum Beispiel: Wer könnte morgens da sein?",
    )
    shows_concern = forms.BooleanField(label="Anlass aus der Meldung zeigen", required=False)
    hidden_words = forms.CharField(
        label="Weitere Wörter ersetzen",
        required=False,
        max_length=1_000,
        help_text="Mit Komma getrennt: Namen von Lehrkräften, Vereinen oder anderem, woran man die Familie erkennt.",
    )

    @classmethod
    def of(cls, check: ResourceCheck) -> "AskCircleForm":
        return cls(initial={name: getattr(check, name) for name in cls.base_fields})


class SendLinkForm(Form):
    """Where the link goes, and that somebody has read what will be seen."""

    email = forms.EmailField(label="E-Mail", required=False)
    has_read = forms.BooleanField(
        label="Ich habe den Bogen unten gelesen: Darin erkennt niemand die Familie, der sie nicht kennen darf.",
        required=False,
    )
    marks_optional = False


class ProposalForm(Form):
    """What somebody of the circle can contribute."""

    text = forms.CharField(
        label="Das können wir beitragen",
        max_length=1_000,
        widget=forms.Textarea,
        help_text="Bitte ohne Namen der Familie.",
    )


class TakeProposalForm(Form):
    """A proposal as a resource of the card."""

    wording = forms.CharField(label="Ressource", max_length=300)
    kind = forms.ChoiceField(label="Art", choices=FamilyResource.Kind.choices, widget=SegmentedRadio)
    level = forms.TypedChoiceField(label="Ebene", choices=FamilyResource.Level.choices, coerce=int)
    state = forms.ChoiceField(label="Stand", choices=FamilyResource.State.choices)
    topic = forms.ModelChoiceField(
        label="Thema", queryset=Topic.objects.all(), required=False, help_text="Nötig, wenn die Ressource fehlt."
    )


def _by_department(users: Iterable[User]) -> list[tuple[str, list[tuple[int, str]]]]:
    groups = groupby(users, key=lambda user: user.get_department_display())
    return [(name, [(user.pk, str(user)) for user in group]) for name, group in groups]
