"""The Schutzplan: who protects the child how from now on; a new version replaces the old one (domain.md §1)."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import User
from cases.lifecycle import PlanState
from cases.models.case import Case
from cases.models.family import Person
from cases.models.of_case import OfCaseQuerySet
from web.models import Keyed, LocalToday


class SafetyPlanQuerySet(OfCaseQuerySet["SafetyPlan"]):
    def in_force(self) -> Self:
        return self.filter(state=PlanState.IN_FORCE)

    def with_signed(self) -> Self:
        """Add whether anybody has signed or refused: from then on nothing of it changes."""
        return self.annotate(is_signed=Exists(SafetySignature.objects.filter(plan=OuterRef("pk"))))

    def for_page(self) -> Self:
        """Everything of a version, the newest first."""
        parts = ("children", "measures", "contacts", "signatures__person", "signatures__recorded_by")
        rows = self.select_related("written_by", "put_in_force_by").with_signed()
        return rows.prefetch_related(*parts).order_by("-number")


class SafetyPlan(Keyed):
    """A version of the Schutzplan of a case, with the children it protects."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="safety_plans", verbose_name="Fall")
    number = models.PositiveSmallIntegerField("Fassung")
    state = models.CharField("Stand", max_length=10, choices=PlanState, default=PlanState.DRAFT)
    children = models.ManyToManyField(Person, related_name="safety_plans", verbose_name="schützt")
    valid_from = models.DateField("gilt ab")
    agreements = models.TextField("Was ist außerdem verabredet?", max_length=5_000, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="aufgestellt von")
    put_in_force_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="in Kraft gesetzt von"
    )
    put_in_force_at = models.DateTimeField("in Kraft gesetzt am", null=True, blank=True)
    replaced_at = models.DateTimeField("ersetzt am", null=True, blank=True)

    is_signed: bool  # filled by with_signed

    objects = SafetyPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "Schutzplan"
        verbose_name_plural = "Schutzpläne"
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="safety_plan_state_known"),
            models.UniqueConstraint(fields=["case", "number"], name="safety_plan_number_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state="draft"),
                name="safety_plan_one_draft",
                violation_error_message="Für diesen Fall liegt schon ein Entwurf vor. Ändern Sie diesen.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state="in_force"),
                name="safety_plan_one_in_force",
                violation_error_message="Es gilt immer nur eine Fassung des Schutzplans.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", put_in_force_at__isnull=True, put_in_force_by__isnull=True)
                | ~Q(state="draft") & Q(put_in_force_at__isnull=False, put_in_force_by__isnull=False),
                name="safety_plan_put_in_force_by_somebody",
                violation_error_message="Ein Schutzplan sagt, wer ihn wann in Kraft gesetzt hat; ein Entwurf nicht.",
            ),
            models.CheckConstraint(
                condition=Q(state="replaced", replaced_at__isnull=False)
                | ~Q(state="replaced") & Q(replaced_at__isnull=True),
                name="safety_plan_replaced_at_a_time",
                violation_error_message="Nur eine ersetzte Fassung hat einen Tag, an dem sie ersetzt wurde.",
            ),
        ]

    def __str__(self) -> str:
        return f"Schutzplan, Fassung {self.number}"


class SafetyMeasure(Keyed):
    """A measure of the plan: who protects the child how, from when on."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="measures", verbose_name="Schutzplan")
    what = models.TextField("Was geschieht zum Schutz?", max_length=1_000)
    who = models.CharField("Wer schützt?", max_length=200)
    begins_on = models.DateField("ab")
    ends_on = models.DateField("bis", null=True, blank=True)

    class Meta:
        verbose_name = "Schutzmaßnahme"
        verbose_name_plural = "Schutzmaßnahmen"
        ordering = ("begins_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(who=""),
                name="safety_measure_says_who_and_what",
                violation_error_message="Eine Maßnahme sagt, wer das Kind wie schützt.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="safety_measure_ends_after_it_begins",
                violation_error_message="Das Ende liegt vor dem Beginn.",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class EmergencyContact(Keyed):
    """Whom the child or the parents call, and when."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="contacts", verbose_name="Schutzplan")
    name = models.CharField("Wer?", max_length=120)
    phone = models.CharField("Telefon", max_length=60)
    when = models.CharField("Wann anrufen?", max_length=200)

    class Meta:
        verbose_name = "Notfallkontakt"
        verbose_name_plural = "Notfallkontakte"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(phone="") & ~Q(when=""),
                name="emergency_contact_is_whole",
                violation_error_message="Ein Notfallkontakt hat Namen, Telefon und sagt, wann man anruft.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SafetySignature(Keyed):
    """That somebody signed the plan, or refused and why; of parents, of who has custody, of the child."""

    class Role(models.TextChoices):
        PARENT = "parent", "Elternteil"
        CUSTODY = "custody", "sorgeberechtigte Person"
        CHILD = "child", "Kind"

    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="signatures", verbose_name="Schutzplan")
    role = models.CharField("Als", max_length=10, choices=Role)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Wer aus der Familie?"
    )
    name = models.CharField("oder jemand anderes", max_length=120, blank=True)
    has_signed = models.BooleanField("hat unterschrieben")
    refusal = models.TextField("Warum nicht?", max_length=2_000, blank=True)
    on = models.DateField("am")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="festgehalten von")

    class Meta:
        verbose_name = "Unterschrift unter dem Schutzplan"
        verbose_name_plural = "Unterschriften unter dem Schutzplan"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=("parent", "custody", "child")), name="safety_signature_role_known"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | Q(person__isnull=True) & ~Q(name=""),
                name="safety_signature_of_one_person",
                violation_error_message="Wählen Sie jemanden aus der Familie, oder schreiben Sie einen Namen.",
            ),
            models.CheckConstraint(
                condition=Q(has_signed=True, refusal="") | Q(has_signed=False) & ~Q(refusal=""),
                name="safety_signature_or_reason",
                violation_error_message="Wer nicht unterschreibt, hat einen Grund: Schreiben Sie ihn auf.",
            ),
            models.CheckConstraint(
                condition=Q(on__lte=LocalToday()),
                name="safety_signature_by_today",
                violation_error_message="Die Unterschrift liegt in der Zukunft.",
            ),
            models.UniqueConstraint(
                fields=["plan", "person"],
                name="safety_signature_once_a_person",
                violation_error_message="Diese Person hat schon unterschrieben oder abgelehnt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Unterschrift vom {self.on:%d.%m.%Y}"

    @property
    def who(self) -> str:
        """Whose signature it is."""
        return self.person.full_name if self.person else self.name
