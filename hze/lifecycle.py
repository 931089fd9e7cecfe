"""The forms of help and what each opens when it is granted."""

from django.db.models import TextChoices


class HelpForm(TextChoices):
    """Ambulatory helps go out by request to providers; residential ones begin as a course."""

    AMBULATORY = "ambulatory", "ambulant"
    RESIDENTIAL = "residential", "stationär"
