"""Who is told when what was decided no longer stands as it was sealed."""

from django.db import transaction
from django.urls import reverse

from accounts.actions import notify
from accounts.models import ASD_AND_WJH, Department, Notification, User


@transaction.atomic
def tell_of_broken_chain(about: str) -> int:
    """Tell the leads of ASD and WJH and data protection, each once until they have read it; returns how many."""
    text = f"Die Prüfung der Beschlüsse hat eine Abweichung gefunden: {about}. Sprechen Sie mit dem Datenschutz."
    leads = [(user, reverse("approvals:meetings")) for user in User.objects.of(*ASD_AND_WJH).filter(is_lead=True)]
    privacy = [(user, reverse("audit_trail")) for user in User.objects.of(Department.PRIVACY)]
    told = set(Notification.objects.filter(text=text, read_at__isnull=True).values_list("recipient", flat=True))
    fresh = [(user, path) for user, path in [*leads, *privacy] if user.pk not in told]
    for user, path in fresh:
        notify(user, text=text, path=path)
    return len(fresh)
