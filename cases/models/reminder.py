"""What somebody has to do on a day: from a case, from another page, or just so."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import Department, User
from accounts.rules import stands_in_for
from cases.models.case import Case
from cases.repeating import Repeat
from socialspace.models import TeamMembership
from web.calendar import working_days_back
from web.models import Keyed

DONE_SHOWN = timedelta(days=7)  # so long what is done stays in the list and can be undone there


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: User) -> Self:
        """With a case: whoever sees the case. Without one: whose it is, and who wrote it down for them."""
        if not user.is_active:
            return self.none()
        private = Q(case__isnull=True) & (Q(owner=user) | Q(created_by=user))
        return self.filter(private | Q(case__in=Case.objects.visible_to(user)))

    def open(self) -> Self:
        return self.filter(done_at__isnull=True)

    def due(self, today: date) -> Self:
        """Open ones whose day has come."""
        return self.open().filter(due_on__lte=today)

    def at_desk_of(self, user: User, today: date) -> Self:
        """After `visible_to`: one's own, of those one stands in for, and as lead what stayed too long.

        Somebody else's private ones never.
        """
        with_case = Q(case__isnull=False)
        desk = Q(owner=user) | with_case & Q(owner__in=stands_in_for(user))
        if user.is_lead and user.department == Department.ASD:
            in_team = TeamMembership.objects.current().filter(user=user, area=OuterRef("case__area"))
            climbs = with_case & Q(done_at__isnull=True, due_on__lt=climbs_before(today))
            desk |= Q(Exists(in_team), climbs)
        return self.filter(desk)

    def recently_done(self) -> Self:
        """What was finished in the last days, the newest first."""
        return self.filter(done_at__gte=timezone.now() - DONE_SHOWN).order_by("-done_at", "-id")

    def for_list(self) -> Self:
        """What a row shows, the nearest day first."""
        return self.select_related("owner", "case__child").order_by("due_on", "id")


def climbs_before(today: date) -> date:
    """Case reminders due before this day are shown to the lead: overdue by more than so many working days."""
    return working_days_back(today, settings.REMINDER_CLIMBS_AFTER + 1)


class Reminder(Keyed):
    """A Wiedervorlage: who looks at what again on which day; finishing one that repeats brings the next."""

    owner = models.ForeignKey(User, models.PROTECT, related_name="reminders", verbose_name="für")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="angelegt von")
    case = models.ForeignKey(Case, models.PROTECT, related_name="reminders", null=True, blank=True, verbose_name="Fall")
    path = models.CharField("Seite", max_length=300, blank=True)
    text = models.CharField("Was ist zu tun?", max_length=200)
    due_on = models.DateField("fällig am")
    first_on = models.DateField("zuerst am")
    repeat = models.CharField("Wiederholung", max_length=12, choices=Repeat, default=Repeat.ONCE)
    follows = models.OneToOneField(
        "self", models.SET_NULL, related_name="following", null=True, blank=True, verbose_name="folgt auf"
    )
    done_at = models.DateTimeField("erledigt am", null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="erledigt von"
    )
    version = models.PositiveIntegerField("Fassung", default=1)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "Wiedervorlage"
        verbose_name_plural = "Wiedervorlagen"
        ordering = ("due_on", "id")
        indexes = [
            models.Index(fields=["owner", "due_on"], name="reminder_at_desk", condition=Q(done_at__isnull=True)),
            models.Index(fields=["case", "due_on"], name="reminder_of_case", condition=Q(done_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="reminder_has_text",
                violation_error_message="Schreiben Sie, was zu tun ist.",
            ),
            models.CheckConstraint(condition=Q(repeat__in=Repeat.values), name="reminder_repeat_known"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="reminder_done_by_somebody",
                violation_error_message="Eine erledigte Wiedervorlage nennt, wer sie wann erledigt hat.",
            ),
            models.CheckConstraint(
                condition=Q(path="") | Q(path__startswith="/") & ~Q(path__startswith="//"),
                name="reminder_leads_to_own_page",
                violation_error_message="Eine Wiedervorlage führt zu einer Seite dieser Anwendung.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
