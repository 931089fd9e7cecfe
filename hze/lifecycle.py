"""The forms of help and what each opens when granted; the states of a Hilfeplan; where a child will live."""

from django.db.models import TextChoices


class HelpForm(TextChoices):
    """Ambulatory helps go out by request to providers; residential ones begin as a course."""

    AMBULATORY = "ambulatory", "ambulant"
    RESIDENTIAL = "residential", "stationär"


class HelpPlanState(TextChoices):
    """Where a version of the Hilfeplan stands; a final one is never changed, a new version begins from it."""

    DRAFT = "draft", "Entwurf"
    FINAL = "final", "abgeschlossen"


class Outlook(TextChoices):
    """Where a child outside its family will live for good (§ 37c SGB VIII)."""

    RETURN = "return", "Rückkehr"
    STAY = "stay", "Verbleib"
    INDEPENDENCE = "independence", "Verselbständigung"
    OPEN = "open", "offen"
