"""What the commission asks for; validates and converts, never saves."""

from approvals.forms.meeting import MeetingForm
from approvals.forms.session import DecisionForm, VoiceForm
from approvals.forms.submission import PriceForm, ProposalForm, SubmitForm

__all__ = ["DecisionForm", "MeetingForm", "PriceForm", "ProposalForm", "SubmitForm", "VoiceForm"]
