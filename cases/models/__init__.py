"""What is true of a case: the family, the case itself, and what each step of the procedure leaves behind."""

from cases.models.case import Case, Classification, FileNumber, HandoverReason, Responsibility
from cases.models.family import Family, Person, WillStatement
from cases.models.relations import Custody, Household, HouseholdMember, Relationship
from cases.models.report import Report
from cases.models.steps import (
    CheckParticipant,
    Consultation,
    ConsultationParticipant,
    FamilyResource,
    Idea,
    ResourceCheck,
)

__all__ = [
    "Case",
    "CheckParticipant",
    "Classification",
    "Consultation",
    "ConsultationParticipant",
    "Custody",
    "Family",
    "FamilyResource",
    "FileNumber",
    "HandoverReason",
    "Household",
    "HouseholdMember",
    "Idea",
    "Person",
    "Relationship",
    "Report",
    "ResourceCheck",
    "Responsibility",
    "WillStatement",
]
