"""What is true of a case: the family, the case itself, and what each step of the procedure leaves behind."""

from cases.models.case import Case, Classification, FileNumber, HandoverReason, Responsibility
from cases.models.family import Family, Person, Report, WillStatement
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
    "Family",
    "FamilyResource",
    "FileNumber",
    "HandoverReason",
    "Idea",
    "Person",
    "Report",
    "ResourceCheck",
    "Responsibility",
    "WillStatement",
]
