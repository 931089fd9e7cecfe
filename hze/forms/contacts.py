"""Contacts and days at home, as they are asked."""

from django import forms

from hze.models import ContactEvent, ContactRule, LeaveReflection
from web.forms import Form, SegmentedRadio


class ContactRuleForm(Form):
    """Who meets whom how often, where, accompanied or not."""

    who = forms.CharField(label="Wer", max_length=120)
    with_whom = forms.CharField(
        label="Mit wem", max_length=120, help_text="Zum Beispiel Mutter, Vater, Schwester Lena."
    )
    how_often = forms.CharField(
        label="Wie oft", max_length=120, help_text="Zum Beispiel jeden zweiten Samstag, 14 bis 17 Uhr."
    )
    place = forms.CharField(label="Wo", max_length=120, required=False)
    company = forms.ChoiceField(label="Begleitung", choices=ContactRule.Company, widget=SegmentedRadio)
    begins_on = forms.DateField(label="Gilt ab")


class EndContactForm(Form):
    """The last day an agreed contact is valid."""

    ends_on = forms.DateField(label="Gilt bis")


class ContactEventForm(Form):
    """What became of a contact."""

    happened_on = forms.DateField(label="Tag")
    outcome = forms.ChoiceField(label="Was war?", choices=ContactEvent.Outcome, widget=forms.RadioSelect)
    note = forms.CharField(label="Kurz dazu", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class HomeLeaveForm(Form):
    """Days at home and what they are for."""

    begins_on = forms.DateField(label="Von", help_text="Der Tag, an dem das Kind nach Hause kommt.")
    ends_on = forms.DateField(label="Bis", help_text="Der Tag, an dem es zurückkehrt.")
    goal = forms.CharField(label="Ziel", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class CallOffForm(Form):
    """Why days at home do not take place."""

    reason = forms.CharField(label="Warum?", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ReflectionForm(Form):
    """What somebody says about days at home."""

    whose = forms.ChoiceField(label="Wer sagt das?", choices=LeaveReflection.Whose, widget=SegmentedRadio)
    words = forms.CharField(
        label="Was wurde gesagt?",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Möglichst in den eigenen Worten. Nur der ASD liest das.",
    )
