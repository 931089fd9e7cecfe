"""What the commission asks for; validates and converts, never saves."""

from approvals.forms.code import CodeForm
from approvals.forms.conditions import FulfilmentForm
from approvals.forms.helps import ChangeHelpForm, EndHelpForm, ExtendHelpForm, ReconsiderForm
from approvals.forms.meeting import CancelForm, MeetingForm, MinutesForm, SeriesForm
from approvals.forms.notice import NoticeForm
from approvals.forms.session import DecisionForm, PersonForm, RemarksForm, RulingForm, VoiceForm
from approvals.forms.submission import CirculateForm, PriceForm, ProposalForm, SubmitForm, UrgentForm

__all__ = [
    "CancelForm",
    "ChangeHelpForm",
    "CirculateForm",
    "CodeForm",
    "DecisionForm",
    "EndHelpForm",
    "ExtendHelpForm",
    "FulfilmentForm",
    "MeetingForm",
    "MinutesForm",
    "NoticeForm",
    "PersonForm",
    "PriceForm",
    "ProposalForm",
    "ReconsiderForm",
    "RemarksForm",
    "RulingForm",
    "SeriesForm",
    "SubmitForm",
    "UrgentForm",
    "VoiceForm",
]
