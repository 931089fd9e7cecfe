"""What is asked about the plan of a consultation: day, place, question, who comes from outside, who does not come."""

from typing import Any

from django import forms

from cases.models import Consultation, ConsultationParticipant
from web.forms import Form

Role = ConsultationParticipant.Role


class PlanForm(Form):
    """When, where, about what."""

    held_on = forms.DateField(label="Datum der Beratung")
    time = forms.TimeField(label="Uhrzeit", required=False)
    place = forms.CharField(label="Ort", max_length=120, required=False)
    question = forms.CharField(label="Frage der Fachkraft", max_length=300, help_text="Ein Satz, als Frage.")
    is_pseudonymised = forms.BooleanField(label="Ohne Namen der Familie beraten", required=False)


class GuestForm(Form):
    """Somebody from outside."""

    name = forms.CharField(label="Name des Gastes", max_length=120)
    institution = forms.CharField(label="Einrichtung", max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_guest_%s"} | kwargs)


class LeaveForm(Form):
    """Who does not take part after all."""

    participant = forms.ModelChoiceField(
        label="Wer nimmt doch nicht teil?", queryset=ConsultationParticipant.objects.none()
    )

    def __init__(self, *args: Any, session: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_leave_%s"} | kwargs)
        field = self.fields["participant"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        rows = ConsultationParticipant.objects.filter(consultation=session).select_related("user")
        field.queryset = rows.exclude(role__in=(Role.LEAD, Role.MODERATION))
