"""Providers are asked for an offer: one sheet without a name, one request and one personal link for each."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from hze.lifecycle import RequestState
from hze.models.agreements import Competence
from hze.models.episode import HelpEpisode
from socialspace.models import ContactPerson, Language, Organisation
from web.models import Keyed, OutgoingMail, PersonalLink, PersonalLinkQuerySet

LATELY = timedelta(days=365)  # what counts as lately in the record of fairness


class RequestSheet(Keyed):
    """What all providers are told of one help: need, goals, start, place, exclusions; never who the family is."""

    episode = models.OneToOneField(HelpEpisode, models.PROTECT, related_name="sheet", verbose_name="Hilfe")
    need = models.TextField("Wofür wird die Hilfe gebraucht?", max_length=2_000, blank=True)
    goals = models.TextField("Was soll erreicht werden?", max_length=2_000, blank=True)
    starts_on = models.DateField("Gewünschter Beginn", null=True, blank=True)
    language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="Sprache der Familie"
    )
    competences = models.ManyToManyField(Competence, blank=True, verbose_name="Gebraucht werden")
    place = models.CharField("Ort der Hilfe", max_length=200, blank=True)
    times = models.CharField("Zeiten", max_length=200, blank=True)
    exclusions = models.CharField("Was nicht passt", max_length=500, blank=True)
    version = models.PositiveIntegerField("Fassung", default=1)

    class Meta:
        verbose_name = "Blatt einer Anfrage"
        verbose_name_plural = "Blätter der Anfragen"

    def __str__(self) -> str:
        return f"Blatt {self.episode_id}"


class ProviderRequestQuerySet(models.QuerySet["ProviderRequest"]):
    def visible_to(self, user: User) -> Self:
        """Those of the helps this colleague may know of."""
        return self.filter(episode__in=HelpEpisode.objects.visible_to(user))

    def ready(self) -> Self:
        """Prepared with the decision or added later, not sent yet."""
        return self.filter(sent_at__isnull=True)

    def lately(self) -> Self:
        """Of the last year, those that lie ready among them: what the record of fairness counts."""
        return self.filter(created_at__gte=timezone.now() - LATELY)

    def with_reachable(self) -> Self:
        """With `is_reachable`: whether somebody of the provider can be written to today."""
        contacts = ContactPerson.objects.with_email().filter(organisation=OuterRef("organisation"))
        return self.annotate(is_reachable=Exists(contacts))


class ProviderRequest(Keyed):
    """One provider asked for an offer, without a name or an address of the family ('Wettbewerb').

    It lies ready until somebody sends it; sent without a mail it is asked by telephone. Why this provider, and how
    often it was asked and chosen lately, stays with it.
    """

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="requests", verbose_name="Hilfe")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="requests", verbose_name="Träger")
    state = models.CharField("Stand", max_length=12, choices=RequestState, default=RequestState.READY)
    why = models.CharField("Warum dieser Träger?", max_length=500, blank=True)
    asked_lately = models.PositiveSmallIntegerField("im letzten Jahr gefragt", default=0)
    chosen_lately = models.PositiveSmallIntegerField("im letzten Jahr gewählt", default=0)
    text = models.TextField("Anfrage", blank=True)
    sent_at = models.DateTimeField("versandt am", null=True, blank=True)
    answer_until = models.DateField("Antwort bis", null=True, blank=True)
    reminded_on = models.DateField("erinnert am", null=True, blank=True)
    mail = models.ForeignKey(OutgoingMail, models.PROTECT, null=True, blank=True, verbose_name="Nachricht")

    objects = ProviderRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Anfrage an Träger"
        verbose_name_plural = "Anfragen an Träger"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "organisation"],
                name="provider_asked_once",
                violation_error_message="Dieser Träger ist schon gefragt.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, answer_until__isnull=True, mail__isnull=True)
                | Q(sent_at__isnull=False, answer_until__isnull=False),
                name="request_sent_with_deadline",
                violation_error_message="Eine versandte Anfrage nennt die Frist für die Antwort.",
            ),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="request_state_known"),
            models.CheckConstraint(
                condition=Q(state=RequestState.READY, sent_at__isnull=True)
                | ~Q(state=RequestState.READY) & Q(sent_at__isnull=False) & ~Q(text=""),
                name="request_answered_after_it_was_sent",
                violation_error_message="Diese Anfrage ist noch nicht versandt.",
            ),
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(state=RequestState.CHOSEN),
                name="request_one_chosen_per_help",
                violation_error_message="Die Hilfe ist schon vergeben.",
            ),
        ]

    def __str__(self) -> str:
        return f"Anfrage {self.organisation_id}"

    @property
    def is_over(self) -> bool:
        """Whether the time to answer has passed."""
        return self.answer_until is not None and self.answer_until < timezone.localdate()


class RequestLinkQuerySet(PersonalLinkQuerySet["RequestLink"]):
    def for_page(self) -> Self:
        """With all a provider's page shows."""
        of_help = ("request__episode__help_kind", "request__episode__case__area", "request__episode__case__child")
        return self.select_related("request__organisation", "sent_by", *of_help)


class RequestLink(PersonalLink):
    """The personal link by which one provider reads one request and answers it, without an account."""

    request = models.ForeignKey(ProviderRequest, models.CASCADE, related_name="links", verbose_name="Anfrage")
    contact = models.ForeignKey(
        ContactPerson, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Ansprechperson"
    )
    opened_at = models.DateTimeField("zuerst geöffnet am", null=True, blank=True)

    objects = RequestLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Link zu einer Anfrage"
        verbose_name_plural = "Links zu Anfragen"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(revoked_at__isnull=True),
                name="request_link_one_open",
                violation_error_message="Ein früherer Link gilt noch; nehmen Sie ihn zuerst zurück.",
            )
        ]

    def __str__(self) -> str:
        return f"Link {self.request_id} bis {self.expires_on:%d.%m.%Y}"


class RequestAnswer(Keyed):
    """One word of a provider about a request, in the order they came; never changed."""

    request = models.ForeignKey(ProviderRequest, models.PROTECT, related_name="answers", verbose_name="Anfrage")
    state = models.CharField("Antwort", max_length=12, choices=RequestState)
    reason = models.CharField("Grund", max_length=500, blank=True)
    is_late = models.BooleanField("nach der Frist", default=False)
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="eingetragen von"
    )

    class Meta:
        verbose_name = "Antwort auf eine Anfrage"
        verbose_name_plural = "Antworten auf Anfragen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("seen", "examining", "declined", "offered")), name="request_answer_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="request_declined_with_reason",
                violation_error_message="Nennen Sie den Grund der Absage.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.get_state_display()}"
