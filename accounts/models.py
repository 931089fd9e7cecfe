"""Staff: who they are and for which department they work."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class Department(models.TextChoices):
    """The departments of the youth office that work in the social space."""

    ASD = "asd", "ASD"
    WJH = "wjh", "WJH"
    HOME = "home", "HOME"
    EARLY_HELP = "early_help", "Frühe Hilfen"
    ADVICE = "advice", "Praxisberatung"
    SCHOOL = "school", "Schulsozialarbeit"
    PLANNING = "planning", "Jugendhilfeplanung"
    PRIVACY = "privacy", "Datenschutz"
    ADMIN = "admin", "Fachadministration"


class StaffManager(UserManager["User"]):
    """Django's user manager with our questions."""

    def of(self, *departments: Department) -> "models.QuerySet[User]":
        """Active colleagues of these departments, by name."""
        return self.filter(is_active=True, department__in=departments).order_by("last_name", "first_name")


class User(AbstractUser):
    """A colleague; the role follows from department and lead."""

    key = models.UUIDField("Schlüssel", default=uuid.uuid4, unique=True, editable=False)
    department = models.CharField("Abteilung", max_length=20, choices=Department)
    is_lead = models.BooleanField("Teamleitung", default=False)

    objects: ClassVar[StaffManager] = StaffManager()

    class Meta:
        verbose_name = "Mitarbeitende Person"
        verbose_name_plural = "Mitarbeitende"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(department__in=Department.values),
                name="user_department_known",
                violation_error_message="Wählen Sie eine Abteilung.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_lead=False) | models.Q(department__in=[Department.ASD, Department.WJH]),
                name="user_lead_only_in_asd_and_wjh",
                violation_error_message="Teamleitungen gibt es nur in ASD und WJH.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def role(self) -> str:
        """Department and lead in words, as it stands under a name."""
        name = Department(self.department).label
        return f"{name}-Teamleitung" if self.is_lead else name
