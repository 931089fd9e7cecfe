"""Who: colleagues belong to the team of a social area, with a share of a post."""

from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Department, User
from socialspace.models.area import SocialArea
from socialspace.models.base import ends_after_it_begins, no_overlap, on_day
from socialspace.models.partners import Language
from web.models import Keyed, SortKey

TEAM_READERS = frozenset({Department.ASD, Department.WJH, Department.PLANNING, Department.ADMIN})


class TeamMembershipQuerySet(models.QuerySet["TeamMembership"]):
    def visible_to(self, user: User) -> Self:
        """ASD and WJH see who works in their teams; planning and administration see every team."""
        if not user.is_active or user.department not in TEAM_READERS:
            return self.none()
        if user.department in {Department.PLANNING, Department.ADMIN}:
            return self.all()
        return self.filter(area__in=TeamMembership.objects.areas_of(user))

    def current(self) -> Self:
        """Memberships valid today."""
        return self.filter(on_day(timezone.localdate()))

    def for_page(self) -> Self:
        """With the people and the areas, in German order of the names."""
        return self.select_related("user", "area").order_by(
            SortKey("user__last_name"), SortKey("user__first_name"), "valid_from"
        )

    def members_of(self, area: "SocialArea | int | None") -> "models.QuerySet[TeamMembership, Any]":
        """Who works in the team of an area today, for `pk__in` of people."""
        return self.current().filter(area=area).values("user")

    def areas_of(self, user: User) -> "models.QuerySet[TeamMembership, Any]":
        """The areas a colleague works in today, for `area__in`."""
        return self.current().filter(user=user).order_by("area__number").values("area")


class TeamMembership(Keyed):
    """A colleague belongs to the team of an area, with a share of a post, from a day to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="Person")
    area = models.ForeignKey(SocialArea, models.PROTECT, related_name="memberships", verbose_name="Sozialraum")
    share = models.PositiveSmallIntegerField(
        "Stellenanteil in Prozent", default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    valid_from = models.DateField("von")
    valid_to = models.DateField("bis", null=True, blank=True)

    objects = TeamMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "Teammitgliedschaft"
        verbose_name_plural = "Teammitgliedschaften"
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=100),
                name="membership_share_is_part_of_a_post",
                violation_error_message="Der Stellenanteil liegt zwischen 1 und 100 Prozent.",
            ),
            ends_after_it_begins(
                "membership_ends_after_it_begins", "Das Ende der Mitgliedschaft liegt vor ihrem Beginn."
            ),
            no_overlap(
                "membership_no_overlap",
                "user",
                "area",
                message="Diese Person gehört in dieser Zeit schon zum Team.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.area_id}"


class SpokenLanguage(models.Model):
    """A colleague can talk with a family in this language; only they themselves say so."""

    user = models.ForeignKey(User, models.CASCADE, related_name="spoken_languages", verbose_name="Person")
    language = models.ForeignKey(Language, models.CASCADE, related_name="speakers", verbose_name="Sprache")

    class Meta:
        verbose_name = "gesprochene Sprache"
        verbose_name_plural = "gesprochene Sprachen"
        ordering = ("language__name",)
        constraints = [models.UniqueConstraint(fields=["user", "language"], name="language_once_per_colleague")]

    def __str__(self) -> str:
        return f"{self.user_id} spricht {self.language_id}"
