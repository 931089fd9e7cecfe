"""The alarm: whoever answers for a case is told once that something is overdue; the case itself stays as it is."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from cases import rules
from cases.models import Case, OverdueNotice


@transaction.atomic
def tell_of_overdue(today: date) -> int:
    """Tell about everything that became overdue; a thing and a day once, whoever runs this again. Returns how many."""
    told = 0
    for row in rules.overdue_in(Case.objects.all(), today):
        notice, is_new = OverdueNotice.objects.get_or_create(
            kind=row.kind, subject=row.subject, due_on=row.on, defaults={"told_at": timezone.now()}
        )
        if is_new:
            path = reverse(row.url_name, args=[row.case.key])
            _tell(rules.told_of_overdue(row.case), f"Überfällig: {notice.get_kind_display()}, {row.case}.", path)
            told += 1
    return told


def _tell(people: Iterable[User], text: str, path: str) -> None:
    for colleague in people:
        notify(colleague, text=text, path=path)
