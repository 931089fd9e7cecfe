"""The family, what was reported about it and what its members say themselves."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Now
from django.utils import timezone

from accounts.models import Department, User
from socialspace.models import Language, Quarter, SocialArea, TeamMembership
from web.models import Keyed, LocalToday, SortKey


class Family(Keyed):
    """A family as the office knows it."""

    name = models.CharField("Familienname", max_length=120)
    languages = models.ManyToManyField(Language, related_name="+", verbose_name="Sprachen", blank=True)

    class Meta:
        verbose_name = "Familie"
        verbose_name_plural = "Familien"

    def __str__(self) -> str:
        return f"Familie {self.name}"


class Person(Keyed):
    """A member of a family; an unknown birth date stays unknown."""

    class Role(models.TextChoices):
        CHILD = "child", "Kind"
        MOTHER = "mother", "Mutter"
        FATHER = "father", "Vater"
        CAREGIVER = "caregiver", "andere Bezugsperson"

    family = models.ForeignKey(Family, models.PROTECT, related_name="persons", verbose_name="Familie")
    role = models.CharField("Rolle", max_length=20, choices=Role)
    first_name = models.CharField("Vorname", max_length=120)
    last_name = models.CharField("Nachname", max_length=120)
    name_sort = models.GeneratedField(
        expression=SortKey(Concat("last_name", Value(" "), "first_name")),
        output_field=models.TextField(),
        db_persist=True,
    )
    birth_date = models.DateField("Geburtsdatum", null=True, blank=True)

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"
        ordering = ("family", F("birth_date").asc(nulls_last=True), "id")
        indexes = [models.Index(fields=["name_sort"], name="person_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True) | Q(birth_date__lte=LocalToday()),
                name="person_born_by_today",
                violation_error_message="Das Geburtsdatum liegt in der Zukunft.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.last_name}, {self.first_name}"

    @property
    def is_child(self) -> bool:
        return self.role == self.Role.CHILD

    def age_on(self, day: date) -> int | None:
        """Age in whole years on a day; None when the birth date is unknown."""
        if self.birth_date is None:
            return None
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday

    @property
    def age(self) -> int | None:
        return self.age_on(timezone.localdate())


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        """The reports of the teams an ASD colleague belongs to; nobody else sees one."""
        if user.department != Department.ASD:
            return self.none()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def for_list(self) -> Self:
        """Newest first, with what a row shows."""
        return self.select_related("area", "family", "child", "quarter", "recorded_by", "case").order_by(
            "-received_at", "-id"
        )


class Report(Keyed):
    """A first call: a report or a request for help, as it came in (Meldung)."""

    class Channel(models.TextChoices):
        PHONE = "phone", "Telefon"
        VISIT = "visit", "persönlich"
        MAIL = "mail", "E-Mail"
        LETTER = "letter", "Brief"

    class Reporter(models.TextChoices):
        FAMILY = "family", "Familie selbst"
        CHILD = "child", "Kind oder Jugendliche/r selbst"
        SCHOOL = "school", "Schule oder Kita"
        HEALTH = "health", "Praxis oder Klinik"
        POLICE = "police", "Polizei"
        NEIGHBOUR = "neighbour", "Umfeld"
        ANONYMOUS = "anonymous", "anonym"
        OTHER = "other", "andere"

    area = models.ForeignKey(SocialArea, models.PROTECT, verbose_name="Sozialraum")
    family = models.ForeignKey(Family, models.PROTECT, related_name="reports", verbose_name="Familie")
    child = models.ForeignKey(Person, models.PROTECT, related_name="reports", verbose_name="Kind")
    quarter = models.ForeignKey(Quarter, models.PROTECT, null=True, blank=True, verbose_name="Quartier")
    received_at = models.DateTimeField("eingegangen am")
    channel = models.CharField("Weg", max_length=20, choices=Channel)
    reporter = models.CharField("Wer meldet sich?", max_length=20, choices=Reporter)
    concern = models.TextField("Worum geht es?", max_length=10_000)
    child_words = models.TextField("Was sagt das Kind selbst?", max_length=5_000, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, verbose_name="aufgenommen von")
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="reports", null=True, blank=True, verbose_name="Fall"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at__lte=Now()),
                name="report_received_by_now",
                violation_error_message="Der Eingang der Meldung liegt in der Zukunft.",
            )
        ]

    def __str__(self) -> str:
        return f"Meldung vom {self.received_at:%d.%m.%Y}"


class WillStatementQuerySet(models.QuerySet["WillStatement"]):
    def child_first(self) -> Self:
        """The child's own words before everybody else's, the newest first ('vom Kind her denken')."""
        is_other = models.Case(models.When(person__role=Person.Role.CHILD, then=0), default=1)
        return self.select_related("person", "recorded_by").order_by(is_other, "-said_on", "-id")


class WillStatement(Keyed):
    """What a person says in their own words; will and wish are kept apart (domain.md §2)."""

    class Kind(models.TextChoices):
        VIEW = "view", "Sicht"
        WILL = "will", "Wille"
        WISH = "wish", "Wunsch"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="statements", verbose_name="Fall")
    person = models.ForeignKey(Person, models.PROTECT, related_name="statements", verbose_name="Wer sagt es?")
    kind = models.CharField("Art", max_length=10, choices=Kind)
    quote = models.TextField("in eigenen Worten", max_length=5_000)
    said_on = models.DateField("gesagt am")
    recorded_by = models.ForeignKey(User, models.PROTECT, verbose_name="aufgenommen von")

    objects = WillStatementQuerySet.as_manager()

    class Meta:
        verbose_name = "Aussage"
        verbose_name_plural = "Aussagen"
        ordering = ("-said_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(quote=""),
                name="statement_has_words",
                violation_error_message="Schreiben Sie auf, was gesagt wurde.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} vom {self.said_on:%d.%m.%Y}"
