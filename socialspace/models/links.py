"""What organisations answered by their personal link."""

from typing import NamedTuple, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from socialspace.models.base import SharedQuerySet
from socialspace.models.offers import Offer
from socialspace.models.partners import Organisation, PartnerLink


class Change(NamedTuple):
    """A field with what stood in it and what stands in it now."""

    label: str
    old: str
    new: str


class PartnerAnswerQuerySet(SharedQuerySet["PartnerAnswer"]):
    def visible_to(self, user: User) -> Self:
        """Like the organisations they come from."""
        return super().visible_to(user)

    def for_list(self) -> Self:
        """The newest first, with organisation and offer."""
        return self.select_related("link__organisation", "offer").order_by("-id")


class PartnerAnswer(models.Model):
    """One thing an organisation confirmed, corrected or wrote by its link."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", "bestätigt"
        CORRECTED = "corrected", "berichtigt"
        ENDED = "ended", "gibt es nicht mehr"
        ORGANISATION = "organisation", "Angaben zur Einrichtung berichtigt"
        MESSAGE = "message", "Nachricht"

    link = models.ForeignKey(PartnerLink, models.CASCADE, related_name="answers", verbose_name="Link")
    offer = models.ForeignKey(
        Offer, models.CASCADE, related_name="answers", null=True, blank=True, verbose_name="Angebot"
    )
    kind = models.CharField("Art", max_length=20, choices=Kind)
    changes = models.JSONField("Änderungen", default=list, blank=True)  # [field, old, new], as texts
    text = models.CharField("Nachricht", max_length=1000, blank=True)
    answered_at = models.DateTimeField("beantwortet am", db_default=Now(), editable=False)

    objects = PartnerAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "Antwort einer Einrichtung"
        verbose_name_plural = "Antworten der Einrichtungen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["confirmed", "corrected", "ended", "organisation", "message"]),
                name="partner_answer_kind_known",
            ),
            models.CheckConstraint(
                condition=(Q(kind="message") & ~Q(text="")) | (~Q(kind="message") & Q(text="")),
                name="partner_message_has_text",
                violation_error_message="Schreiben Sie, was wir wissen sollen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link_id}: {self.kind}"

    @property
    def changed(self) -> list[Change]:
        """What was changed, by the words of the directory."""
        model = Offer if self.offer_id else Organisation
        return [Change(str(model._meta.get_field(name).verbose_name), old, new) for name, old, new in self.changes]  # type: ignore[union-attr]
