"""Who was included in the procedure and what was seen with one's own eyes (§ 8a Abs. 1 Satz 2)."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from cases.models.family import Person
from cases.models.protection import OfProcedure, OfProcedureQuerySet
from web.models import LocalToday


class Inclusion(OfProcedure):
    """One question of § 8a Abs. 1 answered: yes with when and how, or no with the reason; a new answer is a new row."""

    class Subject(models.TextChoices):
        PARENTS = "parents", "Erziehungsberechtigte einbezogen"
        CHILD = "child", "Kind oder Jugendliche/r einbezogen"
        IMPRESSION = "impression", "unmittelbarer Eindruck vom Kind und seinem Umfeld"
        HOME_VISIT = "home_visit", "Hausbesuch"
        REPORTERS = "reporters", "meldende Fachkraft (§ 4 KKG) beteiligt"

    subject = models.CharField("Frage", max_length=10, choices=Subject)
    done = models.BooleanField("Antwort", choices=[(True, "ja"), (False, "nein")])
    happened_on = models.DateField("wann", null=True, blank=True)
    how = models.TextField("wie", max_length=5_000, blank=True)
    reason = models.TextField("warum nicht", max_length=5_000, blank=True)

    objects = OfProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "Beteiligung im Schutzverfahren"
        verbose_name_plural = "Beteiligungen im Schutzverfahren"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(subject__in=["parents", "child", "impression", "home_visit", "reporters"]),
                name="inclusion_subject_known",
            ),
            models.CheckConstraint(
                condition=Q(done=True) | ~Q(reason=""),
                name="inclusion_no_has_a_reason",
                violation_error_message="Ein Nein braucht eine Begründung.",
            ),
            models.CheckConstraint(
                condition=Q(done=True, happened_on__isnull=False, reason="") & ~Q(how="")
                | Q(done=False, happened_on__isnull=True, how=""),
                name="inclusion_yes_says_when_and_how",
                violation_error_message="Ein Ja sagt, wann und wie; ein Nein sagt nur, warum nicht.",
            ),
            models.CheckConstraint(
                condition=Q(happened_on__isnull=True) | Q(happened_on__lte=LocalToday()),
                name="inclusion_by_today",
                violation_error_message="Der Tag liegt in der Zukunft. Geben Sie an, wann es war.",
            ),
            models.CheckConstraint(
                condition=~Q(subject="home_visit") | Q(done=False),
                name="inclusion_home_visit_is_a_row_of_its_own",
                violation_error_message="Einen Hausbesuch halten Sie als Hausbesuch fest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {'ja' if self.done else 'nein'}"


class HomeVisitQuerySet(OfProcedureQuerySet["HomeVisit"]):
    def for_page(self) -> "HomeVisitQuerySet":
        """With who went and who was met, the newest first."""
        rows = self.select_related("recorded_by").prefetch_related("visitors", "met")
        return rows.order_by("-visited_at", "-id")


class HomeVisit(OfProcedure):
    """A home visit in the procedure: who went, who was met, what was seen; written once, it stays."""

    visited_at = models.DateTimeField("wann")
    announced = models.BooleanField("angekündigt")
    visitors = models.ManyToManyField(User, related_name="+", verbose_name="wer war dort")
    met = models.ManyToManyField(Person, related_name="+", verbose_name="wen angetroffen", blank=True)
    others = models.CharField("wer noch dabei war", max_length=300, blank=True)
    child_seen = models.BooleanField("Kind gesehen")
    not_seen_reason = models.CharField("warum nicht gesehen", max_length=500, blank=True)
    impression = models.TextField("Eindruck vom Kind", max_length=10_000, blank=True)
    environment = models.TextField("Wohnung und Umfeld", max_length=10_000)
    said = models.TextField("Was gesagt wurde", max_length=10_000, blank=True)

    objects = HomeVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "Hausbesuch"
        verbose_name_plural = "Hausbesuche"
        ordering = ("-visited_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(visited_at__lte=Now()),
                name="home_visit_by_now",
                violation_error_message="Der Hausbesuch liegt in der Zukunft. Halten Sie ihn fest, wenn er war.",
            ),
            models.CheckConstraint(
                condition=Q(child_seen=True, not_seen_reason="") & ~Q(impression="")
                | Q(child_seen=False, impression="") & ~Q(not_seen_reason=""),
                name="home_visit_sees_the_child_or_says_why_not",
                violation_error_message="Wer das Kind sah, beschreibt den Eindruck; sonst steht, warum nicht.",
            ),
            models.CheckConstraint(
                condition=~Q(environment=""),
                name="home_visit_describes_the_home",
                violation_error_message="Beschreiben Sie Wohnung und Umfeld, so weit Sie sie gesehen haben.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hausbesuch vom {self.visited_at:%d.%m.%Y}"
