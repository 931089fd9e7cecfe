"""Providers are asked for an offer."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hze.models.episode import HelpEpisode
from socialspace.models import ContactPerson, Organisation
from web.models import Keyed, OutgoingMail


class ProviderRequestQuerySet(models.QuerySet["ProviderRequest"]):
    def ready(self) -> Self:
        """Prepared with the decision, not sent yet."""
        return self.filter(sent_at__isnull=True)

    def with_reachable(self) -> Self:
        """With `is_reachable`: whether somebody of the provider can be written to today."""
        contacts = ContactPerson.objects.with_email().filter(organisation=OuterRef("organisation"))
        return self.annotate(is_reachable=Exists(contacts))


class ProviderRequest(Keyed):
    """One provider asked for an offer, without a name or an address of the family ('Wettbewerb').

    It lies ready until somebody sends it; sent without a mail it is asked by telephone.
    """

    episode = models.ForeignKey(HelpEpisode, models.PROTECT, related_name="requests", verbose_name="Hilfe")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="requests", verbose_name="Träger")
    text = models.TextField("Anfrage")
    sent_at = models.DateTimeField("versandt am", null=True, blank=True)
    answer_until = models.DateField("Antwort bis", null=True, blank=True)
    mail = models.ForeignKey(OutgoingMail, models.PROTECT, null=True, blank=True, verbose_name="Nachricht")

    objects = ProviderRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Anfrage an Träger"
        verbose_name_plural = "Anfragen an Träger"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["episode", "organisation"], name="provider_asked_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, answer_until__isnull=True, mail__isnull=True)
                | Q(sent_at__isnull=False, answer_until__isnull=False),
                name="request_sent_with_deadline",
                violation_error_message="Eine versandte Anfrage nennt die Frist für die Antwort.",
            ),
        ]

    def __str__(self) -> str:
        return f"Anfrage {self.organisation_id}"
