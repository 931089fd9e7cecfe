"""The family: its persons, where they live, how they belong together, and what they say themselves."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone

from accounts.models import User
from socialspace.models import Language
from web.models import Keyed, LocalToday, SortKey

UNKNOWN = "unbekannt"


class Family(Keyed):
    """A family as the office knows it."""

    name = models.CharField("Familienname", max_length=120)
    languages = models.ManyToManyField(Language, related_name="+", verbose_name="Sprachen", blank=True)
    interpreting = models.ForeignKey(
        Language, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Sprachmittlung nötig in"
    )
    version = models.PositiveIntegerField("Fassung", default=1)

    class Meta:
        verbose_name = "Familie"
        verbose_name_plural = "Familien"

    def __str__(self) -> str:
        return f"Familie {self.name}"


class Person(Keyed):
    """A member of a family or somebody close to it; what is not known stays unknown."""

    class Role(models.TextChoices):
        CHILD = "child", "Kind"
        MOTHER = "mother", "Mutter"
        FATHER = "father", "Vater"
        CAREGIVER = "caregiver", "andere Bezugsperson"
        PARTNER = "partner", "Partnerin oder Partner"
        GRANDPARENT = "grandparent", "Großelternteil"
        RELATIVE = "relative", "andere Verwandte"
        OTHER = "other", "nahestehende Person"

    class Sex(models.TextChoices):
        FEMALE = "female", "weiblich"
        MALE = "male", "männlich"
        DIVERSE = "diverse", "divers"
        UNKNOWN = "unknown", "keine Angabe"

    class Life(models.TextChoices):
        BORN = "born", "lebt"
        UNBORN = "unborn", "noch nicht geboren"
        DEAD = "dead", "verstorben"
        UNKNOWN = "unknown", "nicht bekannt"

    family = models.ForeignKey(Family, models.PROTECT, related_name="persons", verbose_name="Familie")
    role = models.CharField("Rolle", max_length=20, choices=Role)
    first_name = models.CharField("Vorname", max_length=120, blank=True)
    last_name = models.CharField("Nachname", max_length=120, blank=True)
    other_names = models.CharField("frühere und andere Namen", max_length=200, blank=True)
    name_sort = models.GeneratedField(
        expression=SortKey(Concat("last_name", Value(" "), "first_name")),
        output_field=models.TextField(),
        db_persist=True,
    )
    sex = models.CharField("Geschlecht", max_length=10, choices=Sex, default=Sex.UNKNOWN)
    life = models.CharField("Leben", max_length=10, choices=Life, default=Life.BORN)
    birth_date = models.DateField("Geburtsdatum", null=True, blank=True)
    expected_on = models.DateField("errechneter Termin", null=True, blank=True)
    died_on = models.DateField("verstorben am", null=True, blank=True)
    languages = models.ManyToManyField(Language, related_name="+", verbose_name="spricht", blank=True)
    phone = models.CharField("Telefon", max_length=60, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

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
            ),
            models.CheckConstraint(
                condition=~Q(life="unborn") | Q(birth_date__isnull=True, died_on__isnull=True),
                name="person_unborn_has_no_dates",
                violation_error_message="Wer noch nicht geboren ist, hat weder Geburts- noch Todestag.",
            ),
            models.CheckConstraint(
                condition=Q(expected_on__isnull=True) | Q(life="unborn"),
                name="person_expected_is_unborn",
                violation_error_message="Ein errechneter Termin gehört nur zu einem ungeborenen Kind.",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(life="dead", died_on__lte=LocalToday()),
                name="person_died_by_today",
                violation_error_message="Ein Todestag gehört nur zu Verstorbenen und liegt nicht in der Zukunft.",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(birth_date__isnull=True) | Q(died_on__gte=F("birth_date")),
                name="person_died_after_birth",
                violation_error_message="Der Todestag liegt vor der Geburt.",
            ),
        ]

    def __str__(self) -> str:
        if not self.last_name and not self.first_name:
            return f"{UNKNOWN} ({self.get_role_display()})"
        is_nameless = self.life == self.Life.UNBORN and not self.first_name
        return ", ".join(filter(None, (self.last_name, "ungeborenes Kind" if is_nameless else self.first_name)))

    @property
    def full_name(self) -> str:
        """The name as one says it; who is not known keeps their role."""
        name = f"{self.first_name} {self.last_name}".strip()
        if self.life == self.Life.UNBORN and not self.first_name:
            return f"ungeborenes Kind {self.last_name}".strip()
        return name or f"{UNKNOWN} ({self.get_role_display()})"

    @property
    def is_child(self) -> bool:
        return self.role == self.Role.CHILD

    def age_on(self, day: date) -> int | None:
        """Age in whole years on a day, for the dead on the day they died; None when it is not known."""
        if self.birth_date is None or (self.life == self.Life.DEAD and self.died_on is None):
            return None
        day = min(day, self.died_on or day)
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday

    @property
    def age(self) -> int | None:
        return self.age_on(timezone.localdate())


class WillStatementQuerySet(models.QuerySet["WillStatement"]):
    def current(self) -> Self:
        """Without those a correction has superseded."""
        return self.filter(superseded_by__isnull=True)

    def with_what_followed(self) -> Self:
        """Whether a correction superseded it, and whether a wish led to a will."""
        after = self.model.objects.filter
        return self.annotate(
            is_superseded=Exists(after(supersedes=OuterRef("pk"))),
            has_will=Exists(after(from_wish=OuterRef("pk"), superseded_by__isnull=True)),
        )

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
    own_contribution = models.TextField("Was tue ich selbst dafür?", max_length=2_000, blank=True)
    readiness = models.PositiveSmallIntegerField("Bereitschaft von 0 bis 10", null=True, blank=True)
    from_wish = models.ForeignKey(
        "self", models.PROTECT, related_name="wills", null=True, blank=True, verbose_name="aus dem Wunsch"
    )
    supersedes = models.OneToOneField(
        "self", models.PROTECT, related_name="superseded_by", null=True, blank=True, verbose_name="berichtigt"
    )

    # Filled by with_what_followed, and by the page.
    is_superseded: bool
    has_will: bool
    older: list["WillStatement"]

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
            ),
            models.CheckConstraint(
                condition=Q(own_contribution="") | Q(kind="will"),
                name="own_contribution_belongs_to_a_will",
                violation_error_message="Ein eigener Beitrag gehört zum Willen. Wählen Sie „Wille“ oder lassen Sie das "
                "Feld leer.",
            ),
            models.CheckConstraint(
                condition=Q(readiness__isnull=True) | Q(kind="will", readiness__range=(0, 10)),
                name="readiness_belongs_to_a_will",
                violation_error_message="Eine Bereitschaft von 0 bis 10 gehört zum Willen.",
            ),
            models.CheckConstraint(
                condition=Q(from_wish__isnull=True) | Q(kind="will"),
                name="wish_becomes_a_will",
                violation_error_message="Aus einem Wunsch wird ein Wille.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} vom {self.said_on:%d.%m.%Y}"
