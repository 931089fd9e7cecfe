"""The helps: their kinds, the providers' agreements, and what begins after a decision."""

from hze.models.agreements import Competence, ProviderAgreement, ProviderProfile, Rate
from hze.models.contacts import ContactEvent, ContactRule, HomeLeave, LeaveReflection
from hze.models.corridor import NO_CHANGE, NO_CORRIDOR, Change, Corridor
from hze.models.costs import CostContribution, Jurisdiction, Reimbursement
from hze.models.course import Checkpoint, CheckpointKind, CoursePhase
from hze.models.delivery import HelpLink, HelpWorker, MonthlyStatement, ReportDue, due_day
from hze.models.episode import HelpEpisode, HelpSegment
from hze.models.facility_reports import FacilityReport, FacilityReportFile, FacilityReportLink
from hze.models.help_plan import HelpPlan, PlanGoal, PlanSignature
from hze.models.kinds import HelpKind, HelpModule, PlaceKind
from hze.models.offers import GRADES, Award, FamilyChoice, OfferFile, OfferRating, ProviderOffer
from hze.models.perspective import Perspective
from hze.models.placement import Placement
from hze.models.plan_talk import AgendaPoint, PlanTalk, TalkGuest
from hze.models.requests import ProviderRequest, RequestAnswer, RequestLink, RequestSheet
from hze.models.return_criteria import CriterionKind, CriterionState, ReturnCriterion, ReturnStep, TrialPhase
from hze.models.return_plan import HomeReturn, ReturnGoal, ReturnPlan, with_open_since

__all__ = [
    "GRADES",
    "NO_CHANGE",
    "NO_CORRIDOR",
    "AgendaPoint",
    "Award",
    "Change",
    "Checkpoint",
    "CheckpointKind",
    "Competence",
    "ContactEvent",
    "ContactRule",
    "Corridor",
    "CostContribution",
    "CoursePhase",
    "CriterionKind",
    "CriterionState",
    "FacilityReport",
    "FacilityReportFile",
    "FacilityReportLink",
    "FamilyChoice",
    "HelpEpisode",
    "HelpKind",
    "HelpLink",
    "HelpModule",
    "HelpPlan",
    "HelpSegment",
    "HelpWorker",
    "HomeLeave",
    "HomeReturn",
    "Jurisdiction",
    "LeaveReflection",
    "MonthlyStatement",
    "OfferFile",
    "OfferRating",
    "Perspective",
    "PlaceKind",
    "Placement",
    "PlanGoal",
    "PlanSignature",
    "PlanTalk",
    "ProviderAgreement",
    "ProviderOffer",
    "ProviderProfile",
    "ProviderRequest",
    "Rate",
    "Reimbursement",
    "ReportDue",
    "RequestAnswer",
    "RequestLink",
    "RequestSheet",
    "ReturnCriterion",
    "ReturnGoal",
    "ReturnPlan",
    "ReturnStep",
    "TalkGuest",
    "TrialPhase",
    "due_day",
    "with_open_since",
]
