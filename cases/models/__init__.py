"""What is true of a case: the family, the case itself, and what each step of the procedure leaves behind."""

from cases.models.case import Case, FileNumber, HandoverReason, Responsibility
from cases.models.circle import INVITED, CheckLink, CheckParticipant, CircleProposal, CircleSuggestion
from cases.models.classification import Classification
from cases.models.closing import Closing, ClosingFact, Reopening, StatCode
from cases.models.consent import Consent, ConsentTopic
from cases.models.consultation import Consultation, ConsultationParticipant, ConsultationStep
from cases.models.consultation_entries import AreaVote, ConsultationTask, Idea, Indicator
from cases.models.consultation_template import (
    ConsultationTemplate,
    ConsultationTemplateVersion,
    Panel,
    TemplateStep,
)
from cases.models.court_statement import CourtStatement
from cases.models.document import Document
from cases.models.family import Family, Person, WillStatement
from cases.models.gate import BypassStep, GatePiece, UrgentBypass
from cases.models.goals import ActionGoal, DirectionGoal, GoalStep
from cases.models.handover import Handover
from cases.models.inclusion import HomeVisit, Inclusion
from cases.models.letter import NOTICE_KINDS, Letter, LetterTemplate, LetterTemplateVersion
from cases.models.mandates import Condition, ConditionCheck, Mandate, OverdueNotice
from cases.models.names import NameOf, NameWord
from cases.models.notes import ContactKind, EntrustedNote, Note, WorkType
from cases.models.protection import ProtectionProcedure
from cases.models.protection_measures import CourtCall, OutsideNotice, ProtectionAlarm, ProtectionMeasure
from cases.models.relations import Custody, Household, HouseholdMember, Relationship, RemovalReason
from cases.models.reminder import Reminder
from cases.models.report import Report, ReporterKind, ReportTransfer
from cases.models.resource_check import FamilyResource, ResourceCheck
from cases.models.risk_assessment import AssessmentConfirmation, ProtectionCode, RiskAssessment
from cases.models.safety import EmergencyContact, SafetyMeasure, SafetyPlan, SafetySignature
from cases.models.understanding import CaseUnderstanding, FamilyRemark, LineStyle, PatternKind, PatternObservation

__all__ = [
    "INVITED",
    "NOTICE_KINDS",
    "ActionGoal",
    "AreaVote",
    "AssessmentConfirmation",
    "BypassStep",
    "Case",
    "CaseUnderstanding",
    "CheckLink",
    "CheckParticipant",
    "CircleProposal",
    "CircleSuggestion",
    "Classification",
    "Closing",
    "ClosingFact",
    "Condition",
    "ConditionCheck",
    "Consent",
    "ConsentTopic",
    "Consultation",
    "ConsultationParticipant",
    "ConsultationStep",
    "ConsultationTask",
    "ConsultationTemplate",
    "ConsultationTemplateVersion",
    "ContactKind",
    "CourtCall",
    "CourtStatement",
    "Custody",
    "DirectionGoal",
    "Document",
    "EmergencyContact",
    "EntrustedNote",
    "Family",
    "FamilyRemark",
    "FamilyResource",
    "FileNumber",
    "GatePiece",
    "GoalStep",
    "Handover",
    "HandoverReason",
    "HomeVisit",
    "Household",
    "HouseholdMember",
    "Idea",
    "Inclusion",
    "Indicator",
    "Letter",
    "LetterTemplate",
    "LetterTemplateVersion",
    "LineStyle",
    "Mandate",
    "NameOf",
    "NameWord",
    "Note",
    "OutsideNotice",
    "OverdueNotice",
    "Panel",
    "PatternKind",
    "PatternObservation",
    "Person",
    "ProtectionAlarm",
    "ProtectionCode",
    "ProtectionMeasure",
    "ProtectionProcedure",
    "Relationship",
    "Reminder",
    "RemovalReason",
    "Reopening",
    "Report",
    "ReportTransfer",
    "ReporterKind",
    "ResourceCheck",
    "Responsibility",
    "RiskAssessment",
    "SafetyMeasure",
    "SafetyPlan",
    "SafetySignature",
    "StatCode",
    "TemplateStep",
    "UrgentBypass",
    "WillStatement",
    "WorkType",
]
