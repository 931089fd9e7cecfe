"""What providers offer, how it was rated before any price was seen, what the family chose, and who got the help."""

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from hze.models.episode import HelpEpisode
from hze.models.requests import ProviderRequest
from web.models import Keyed, StoredFile

GRADES = ((4, "passt sehr gut"), (3, "passt gut"), (2, "passt zum Teil"), (1, "passt nicht"))


class ProviderOffer(Keyed):
    """What one provider offers: an idea, a person, a start and times; the price stands in the agreement alone."""

    request = models.OneToOneField(ProviderRequest, models.PROTECT, related_name="offer", verbose_name="Anfrage")
    idea = models.TextField("Idee", max_length=5_000)
    person = models.CharField("Wer kommt?", max_length=120)
    qualification = models.CharField("Qualifikation und Erfahrung", max_length=300)
    starts_on = models.DateField("Beginn möglich ab")
    times = models.CharField("Zeiten", max_length=300)
    minutes_per_week = models.PositiveIntegerField("Minuten je Woche")
    languages = models.CharField("Sprachen", max_length=200, blank=True)
    is_late = models.BooleanField("nach der Frist", default=False)
    submitted_at = models.DateTimeField("eingegangen am")
    version = models.PositiveIntegerField("Fassung", default=1)

    class Meta:
        verbose_name = "Angebot eines Trägers"
        verbose_name_plural = "Angebote der Träger"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(idea="") & ~Q(person="") & ~Q(qualification="") & ~Q(times=""),
                name="offer_says_who_and_how",
                violation_error_message="Ein Angebot nennt Idee, Person, Qualifikation und Zeiten.",
            ),
            models.CheckConstraint(
                condition=Q(minutes_per_week__gt=0),
                name="offer_has_hours",
                violation_error_message="Nennen Sie, wie viele Stunden in der Woche möglich sind.",
            ),
        ]

    def __str__(self) -> str:
        return f"Angebot {self.request_id}"


class OfferFile(Keyed):
    """A file a provider added to its offer; looked into when it came."""

    offer = models.ForeignKey(ProviderOffer, models.PROTECT, related_name="files", verbose_name="Angebot")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="Datei")
    title = models.CharField("Name", max_length=150)

    class Meta:
        verbose_name = "Anlage eines Angebots"
        verbose_name_plural = "Anlagen der Angebote"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class OfferRating(Keyed):
    """How the worker rates an offer, before its price is shown, and whether it is suitable; the last one holds."""

    class Suits(models.TextChoices):
        YES = "yes", "geeignet"
        PARTLY = "partly", "geeignet unter Bedingungen"
        NO = "no", "nicht geeignet"

    offer = models.ForeignKey(ProviderOffer, models.PROTECT, related_name="ratings", verbose_name="Angebot")
    version = models.PositiveIntegerField("Fassung des Angebots")
    idea = models.PositiveSmallIntegerField("Idee", choices=GRADES)
    person = models.PositiveSmallIntegerField("Person und Qualifikation", choices=GRADES)
    timing = models.PositiveSmallIntegerField("Beginn und Zeiten", choices=GRADES)
    nearness = models.PositiveSmallIntegerField("Nähe zu Familie und Sozialraum", choices=GRADES)
    suits = models.CharField("Eignung", max_length=6, choices=Suits)
    reason = models.CharField("Begründung", max_length=1_000)
    knew_price = models.BooleanField("Preis war schon zu sehen", default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="bewertet von")

    class Meta:
        verbose_name = "Bewertung eines Angebots"
        verbose_name_plural = "Bewertungen der Angebote"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(idea__range=(1, 4), person__range=(1, 4), timing__range=(1, 4), nearness__range=(1, 4)),
                name="offer_rated_from_one_to_four",
            ),
            models.CheckConstraint(condition=Q(suits__in=("yes", "partly", "no")), name="offer_suitability_known"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="offer_rated_with_reason",
                violation_error_message="Begründen Sie die Bewertung.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id}: {self.get_suits_display()}"

    @property
    def points(self) -> int:
        """Of 16; content only."""
        return self.idea + self.person + self.timing + self.nearness


class FamilyChoice(Keyed):
    """What the family wished among the offers (§ 5 SGB VIII), and if it is not followed, why; the last one holds."""

    class Because(models.TextChoices):
        COST = "cost", "unverhältnismäßige Mehrkosten"
        UNSUITABLE = "unsuitable", "nicht geeignet"
        UNAVAILABLE = "unavailable", "nicht oder nicht rechtzeitig verfügbar"

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="choices", verbose_name="Hilfe")
    pointed_out_on = models.DateField("auf das Wunsch- und Wahlrecht hingewiesen am")
    chosen_on = models.DateField("gewählt am")
    chosen_by = models.CharField("Wer hat gewählt?", max_length=200)
    wish = models.ForeignKey(
        ProviderRequest, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Wunsch der Familie"
    )
    words = models.CharField("In Worten der Familie", max_length=1_000, blank=True)
    is_followed = models.BooleanField("dem Wunsch wird gefolgt", default=True)
    because = models.CharField("Warum nicht?", max_length=12, choices=Because, blank=True)
    explanation = models.CharField("Erläuterung", max_length=1_000, blank=True)
    agrees_to_release = models.BooleanField("einverstanden, dass der gewählte Träger die Namen erfährt", default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="eingetragen von")

    class Meta:
        verbose_name = "Wahl der Familie"
        verbose_name_plural = "Wahlen der Familien"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(pointed_out_on__lte=F("chosen_on")),
                name="choice_after_it_was_pointed_out",
                violation_error_message="Der Hinweis auf das Wahlrecht kommt vor der Wahl.",
            ),
            models.CheckConstraint(
                condition=Q(is_followed=True, because="") | Q(is_followed=False) & ~Q(because="") & ~Q(explanation=""),
                name="choice_not_followed_with_reason",
                violation_error_message="Wird dem Wunsch nicht gefolgt, nennen Sie den Grund und erläutern Sie ihn.",
            ),
            models.CheckConstraint(
                condition=Q(is_followed=False) | Q(wish__isnull=False),
                name="choice_followed_names_the_offer",
                violation_error_message="Wählen Sie das Angebot, das die Familie möchte.",
            ),
        ]

    def __str__(self) -> str:
        return f"Wahl {self.episode_id} am {self.chosen_on:%d.%m.%Y}"


class Award(Keyed):
    """Who got the help and why; only this provider learns who the family is. Taken back, it stays readable."""

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="awards", verbose_name="Hilfe")
    request = models.ForeignKey(ProviderRequest, models.PROTECT, related_name="awards", verbose_name="Anfrage")
    choice = models.ForeignKey(FamilyChoice, models.PROTECT, related_name="+", verbose_name="Wahl der Familie")
    reason = models.CharField("Begründung", max_length=1_000)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="vergeben von")
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)
    withdrawn_because = models.CharField("Grund der Rücknahme", max_length=500, blank=True)
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="zurückgenommen von"
    )

    class Meta:
        verbose_name = "Vergabe"
        verbose_name_plural = "Vergaben"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(withdrawn_at__isnull=True),
                name="award_once_per_help",
                violation_error_message="Die Hilfe ist schon vergeben.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="award_has_reason",
                violation_error_message="Begründen Sie die Vergabe.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="", withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because=""),
                name="award_withdrawn_with_reason",
                violation_error_message="Nennen Sie den Grund, aus dem die Vergabe zurückgenommen wird.",
            ),
        ]

    def __str__(self) -> str:
        return f"Vergabe {self.request_id}"
