"""What is asked about an absence: from when, until when, who stands in; never why."""

from django import forms

from accounts.models import User
from socialspace.forms.team import offer
from socialspace.rules.team import deputies_of
from web.forms import Form


class AbsenceForm(Form):
    """Days and deputy; there is no field for the reason, and none will be added."""

    begins_on = forms.DateField(label="Erster Tag")
    ends_on = forms.DateField(label="Letzter Tag", help_text="Dieser Tag gehört noch dazu.")
    deputy = forms.ModelChoiceField(
        User.objects.none(),
        to_field_name="key",
        label="Vertretung",
        required=False,
        empty_label="noch niemand",
        help_text="Aus demselben Team und derselben Abteilung. Die Vertretung zählt erst, wenn sie angenommen ist.",
    )

    def __init__(self, *args: object, of: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "deputy", deputies_of(of))
