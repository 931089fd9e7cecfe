"""Staff: who they are and for which department they work."""

import uuid
from collections.abc import Collection
from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from web.models import Keyed


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


ASD_AND_WJH = frozenset({Department.ASD, Department.WJH})  # who advise together and decide on helps (deck)


class Theme(models.TextChoices):
    """How the pages look; the values are those of KERN."""

    LIGHT = "light", "hell"
    DARK = "dark", "dunkel"
    SYSTEM = "system", "wie das Gerät"


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
    theme = models.CharField("Darstellung", max_length=10, choices=Theme, default=Theme.LIGHT)
    shortcuts = models.BooleanField("Tastaturkürzel", default=True)
    # Stands in the secret address of the calendar; a new key closes the old address, none closes all of them.
    calendar_key = models.UUIDField("Schlüssel des Kalenders", null=True, blank=True, unique=True, editable=False)

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
            models.CheckConstraint(condition=models.Q(theme__in=Theme.values), name="user_theme_known"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def role(self) -> str:
        """Department and lead in words, as it stands under a name."""
        name = Department(self.department).label
        return f"{name}-Teamleitung" if self.is_lead else name


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def visible_to(self, user: User) -> Self:
        """One's own, those one is asked to stand in for, and for a lead those of the whole department."""
        if not user.is_active:
            return self.none()
        own = Q(user=user) | Q(deputy=user)
        return self.filter(own | Q(user__department=user.department) if user.is_lead else own)

    def of(self, people: Collection[User]) -> Self:
        """What a team tells its members: who is away until when and who stands in; ask only for people one may see."""
        return self.filter(user__in=people)

    def on(self, day: date) -> Self:
        """Absences that contain this day."""
        return self.filter(begins_on__lte=day, ends_on__gte=day)

    def between(self, begins_on: date, ends_on: date) -> Self:
        """Absences that contain any of these days."""
        return self.filter(begins_on__lte=ends_on, ends_on__gte=begins_on)

    def today(self) -> Self:
        return self.on(timezone.localdate())

    def covered(self) -> Self:
        """Those whose deputy said yes."""
        return self.filter(answer=Absence.Answer.ACCEPTED)


class Absence(Keyed):
    """A colleague is away from a day to a day; why is nobody's business here. A deputy stands in once they said yes."""

    class Answer(models.TextChoices):
        OPEN = "open", "noch nicht beantwortet"
        ACCEPTED = "accepted", "angenommen"
        DECLINED = "declined", "abgelehnt"

    user = models.ForeignKey(User, models.PROTECT, related_name="absences", verbose_name="Person")
    begins_on = models.DateField("erster Tag")
    ends_on = models.DateField("letzter Tag")
    deputy = models.ForeignKey(
        User, models.PROTECT, related_name="deputised", null=True, blank=True, verbose_name="Vertretung"
    )
    answer = models.CharField("Antwort der Vertretung", max_length=10, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Abwesenheit"
        verbose_name_plural = "Abwesenheiten"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="absence_ends_after_it_begins",
                violation_error_message="Der letzte Tag liegt vor dem ersten.",
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("user")),
                name="deputy_is_somebody_else",
                violation_error_message="Die Vertretung ist jemand anderes.",
            ),
            models.CheckConstraint(
                condition=Q(answer="open", answered_at__isnull=True)
                | Q(answer__in=["accepted", "declined"], answered_at__isnull=False, deputy__isnull=False),
                name="absence_answered_by_a_deputy",
                violation_error_message="Nur wer um Vertretung gebeten wurde, kann antworten.",
            ),
            ExclusionConstraint(
                name="absence_no_overlap",
                expressions=[
                    (
                        Func(
                            "begins_on",
                            "ends_on",
                            function="daterange",
                            template="%(function)s(%(expressions)s, '[]')",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("user", RangeOperators.EQUAL),
                ],
                violation_error_message="Für diese Tage ist schon eine Abwesenheit eingetragen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} vom {self.begins_on:%d.%m.%Y} bis {self.ends_on:%d.%m.%Y}"


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: User) -> Self:
        """One's own; nobody reads what somebody else was told."""
        return self.filter(recipient=user) if user.is_active else self.none()

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notification(Keyed):
    """Something a colleague is told, with the page it is about; at most a file number, never a name (domain.md §0)."""

    recipient = models.ForeignKey(User, models.CASCADE, related_name="notifications", verbose_name="für")
    text = models.CharField("Text", max_length=200)
    path = models.CharField("Seite", max_length=300)
    read_at = models.DateTimeField("gelesen am", null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitteilung"
        verbose_name_plural = "Mitteilungen"
        ordering = ("-id",)
        indexes = [models.Index(fields=["recipient"], name="notification_unread", condition=Q(read_at__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="notification_has_text",
                violation_error_message="Eine Mitteilung braucht einen Text.",
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/") & ~Q(path__startswith="//"),
                name="notification_leads_to_own_page",
                violation_error_message="Eine Mitteilung führt zu einer Seite dieser Anwendung.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
