"""The social space: where, who, with whom, what there is and what is missing; no case is known here."""

from socialspace.models.area import (
    AreaMembership,
    District,
    DistrictMembership,
    Population,
    Quarter,
    SocialArea,
    StreetSection,
)
from socialspace.models.base import READERS, DateRange, contains_words, on_day
from socialspace.models.imports import ListImport
from socialspace.models.links import PartnerAnswer
from socialspace.models.needs import Need
from socialspace.models.offers import Offer, Topic
from socialspace.models.partners import STEWARDS, ContactPerson, Language, Organisation, PartnerLink
from socialspace.models.projects import Project, ProjectPartner
from socialspace.models.search import Mention, SearchWord
from socialspace.models.team import SpokenLanguage, TeamMembership
from socialspace.models.trainings import Training, TrainingAttendance, TrainingKind

__all__ = [
    "READERS",
    "STEWARDS",
    "AreaMembership",
    "ContactPerson",
    "DateRange",
    "District",
    "DistrictMembership",
    "Language",
    "ListImport",
    "Mention",
    "Need",
    "Offer",
    "Organisation",
    "PartnerAnswer",
    "PartnerLink",
    "Population",
    "Project",
    "ProjectPartner",
    "Quarter",
    "SearchWord",
    "SocialArea",
    "SpokenLanguage",
    "StreetSection",
    "TeamMembership",
    "Topic",
    "Training",
    "TrainingAttendance",
    "TrainingKind",
    "contains_words",
    "on_day",
]
