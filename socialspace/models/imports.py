"""Lists that somebody uploaded and looks at before anything is changed."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from web.models import Keyed


class ListImportQuerySet(models.QuerySet["ListImport"]):
    def visible_to(self, user: User) -> Self:
        """Whoever uploaded it."""
        return self.filter(uploaded_by=user) if user.is_active else self.none()


class ListImport(Keyed):
    """An uploaded list: shown line by line first, taken over later, its bytes forgotten then."""

    class Kind(models.TextChoices):
        PARTNERS = "partners", "Einrichtungen und Ansprechpersonen"
        OFFERS = "offers", "Angebote"
        STREETS = "streets", "Straßenverzeichnis"

    kind = models.CharField("Inhalt", max_length=10, choices=Kind)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="hochgeladen von")
    file_name = models.CharField("Dateiname", max_length=200)
    content = models.BinaryField("Inhalt der Datei")
    applied_at = models.DateTimeField("übernommen am", null=True, blank=True)
    taken = models.PositiveIntegerField("übernommene Zeilen", default=0)
    refused = models.PositiveIntegerField("nicht übernommene Zeilen", default=0)

    objects = ListImportQuerySet.as_manager()

    class Meta:
        verbose_name = "eingelesene Liste"
        verbose_name_plural = "eingelesene Listen"
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["partners", "offers", "streets"]), name="list_import_kind_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"
