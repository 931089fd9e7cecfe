"""The Ressourcencheck: who took part, and what carries, is full, declined or missing (domain.md §2)."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.models.family import Person
from socialspace.models import Offer, Topic
from web.models import Keyed


class ResourceCheck(Keyed):
    """A structured search for resources in a wide circle, before help is decided (Ressourcencheck)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="resource_checks", verbose_name="Fall")
    held_on = models.DateField("Datum")
    started_by = models.ForeignKey(User, models.PROTECT, verbose_name="begonnen von")
    completed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)
    question = models.TextField("Frage an den Kreis", max_length=2_000, blank=True)
    shows_concern = models.BooleanField("Anlass aus der Meldung zeigen", default=True)
    hidden_words = models.CharField("Wörter, die Außenstehende nicht lesen", max_length=1_000, blank=True)
    follows = models.OneToOneField(
        "self", models.PROTECT, related_name="following", null=True, blank=True, verbose_name="folgt auf"
    )
    is_repeat = models.BooleanField("Wiederholung neben dem Verfahren", default=False)
    reminder = models.OneToOneField(
        "cases.Reminder", models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Wiedervorlage"
    )

    class Meta:
        verbose_name = "Ressourcencheck"
        verbose_name_plural = "Ressourcenchecks"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(completed_at__isnull=True),
                name="resource_check_one_open_per_case",
                violation_error_message="Für diesen Fall läuft schon ein Ressourcencheck.",
            ),
            models.CheckConstraint(
                condition=Q(is_repeat=False) | Q(follows__isnull=False),
                name="repeated_check_follows_another",
                violation_error_message="Wiederholen lässt sich nur ein Ressourcencheck, den es schon gibt.",
            ),
        ]

    def __str__(self) -> str:
        return f"Ressourcencheck vom {self.held_on:%d.%m.%Y}"


class FamilyResource(Keyed):
    """One resource: its kind, its level, and whether it carries (domain.md §2)."""

    class Kind(models.TextChoices):
        PERSONAL = "personal", "persönlich"
        SOCIAL = "social", "sozial"
        MATERIAL = "material", "materiell"
        INFRASTRUCTURE = "infrastructure", "infrastrukturell"

    class Level(models.IntegerChoices):
        PERSON = 1, "Person selbst"
        FAMILY = 2, "Familie und Nahestehende"
        SOCIAL_SPACE = 3, "Sozialraum"
        PROFESSIONAL = 4, "Dienste und Einrichtungen"

    class State(models.TextChoices):
        USABLE = "usable", "nutzbar"
        USED = "used", "wird genutzt"
        DECLINED = "declined", "von der Familie abgelehnt"
        FULL = "full", "kein Platz frei"
        MISSING = "missing", "fehlt"

    resource_check = models.ForeignKey(
        ResourceCheck, models.CASCADE, related_name="resources", verbose_name="Ressourcencheck"
    )
    kind = models.CharField("Art", max_length=20, choices=Kind)
    level = models.PositiveSmallIntegerField("Ebene", choices=Level)
    state = models.CharField("Stand", max_length=10, choices=State)
    wording = models.CharField("Ressource", max_length=300)
    named_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, verbose_name="genannt von")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, verbose_name="Thema")
    usable_for = models.CharField("Wofür", max_length=200, blank=True)
    contact_name = models.CharField("Wen man anspricht", max_length=120, blank=True)
    contact_phone = models.CharField("Telefon", max_length=60, blank=True)
    family_says = models.CharField("Was die Familie dazu sagt", max_length=500, blank=True)
    offer = models.ForeignKey(
        Offer, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Angebot des Verzeichnisses"
    )
    confirmed_on = models.DateField("zuletzt bestätigt am", null=True, blank=True)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="übernommen von"
    )
    is_counted = models.BooleanField("als Bedarf gezählt", default=False)
    version = models.PositiveIntegerField("Fassung", default=1)

    class Meta:
        verbose_name = "Ressource"
        verbose_name_plural = "Ressourcen"
        ordering = ("kind", "level", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="missing") | Q(topic__isnull=False),
                name="missing_resource_has_topic",
                violation_error_message="Wählen Sie ein Thema: So wird aus dem Fehlenden ein Bedarf des Sozialraums.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["usable", "used", "declined", "full", "missing"], level__range=(1, 4)),
                name="resource_state_and_level_known",
                violation_error_message="Diesen Stand oder diese Ebene gibt es nicht.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=False) | Q(carried_from__isnull=False),
                name="resource_to_review_was_carried_over",
                violation_error_message="Noch zu prüfen ist nur, was aus dem letzten Ressourcencheck kommt.",
            ),
            models.UniqueConstraint(
                fields=["resource_check", "carried_from"],
                name="resource_carried_over_once",
                violation_error_message="Diese Ressource ist schon übernommen.",
            ),
            models.UniqueConstraint(
                fields=["resource_check", "offer"],
                name="resource_offer_once_per_check",
                violation_error_message="Dieses Angebot steht schon auf der Karte.",
            ),
            models.CheckConstraint(
                condition=Q(offer__isnull=True) | Q(level__in=[3, 4]),
                name="resource_from_directory_is_outside",
                violation_error_message="Ein Angebot des Verzeichnisses gehört zum Sozialraum oder zu den Diensten.",
            ),
            models.CheckConstraint(
                condition=Q(is_counted=False) | Q(state="missing"),
                name="only_missing_resource_is_counted",
                violation_error_message="Als Bedarf zählt nur, was fehlt.",
            ),
        ]

    def __str__(self) -> str:
        return self.wording

    @property
    def is_open(self) -> bool:
        """Whether it came from the last check and nobody has looked at it again."""
        return self.confirmed_on is None

    @property
    def contact(self) -> str:
        """Whom to speak to, in one line; empty when nobody said."""
        return ", ".join(filter(None, [self.contact_name, self.contact_phone]))
