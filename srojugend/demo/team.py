"""The demo's team: shares of a post, who is away, who is asked to stand in, who works together on a case."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Absence, User
from cases import actions as cases
from cases.lifecycle import Stage
from cases.models import Responsibility
from socialspace import actions
from socialspace.models import Language
from srojugend.demo.moment import on

SPOKEN = {"aksoy": ["Deutsch", "Türkisch"], "brandt": ["Deutsch", "Englisch"], "vossen": ["Deutsch", "Polnisch"]}
SHARED = 6  # cases on which a second colleague works


@transaction.atomic
def load(people: dict[str, User]) -> None:
    """Load the team's absences and shared cases once; does nothing when there is an absence."""
    if Absence.objects.exists():
        return
    today = timezone.localdate()
    aksoy, brandt, vossen = people["aksoy"], people["brandt"], people["vossen"]
    with on(today - timedelta(days=6)):
        away = actions.record_absence(
            user=aksoy,
            by=aksoy,
            begins_on=today - timedelta(days=1),
            ends_on=today + timedelta(days=3),
            deputy=vossen,
        )
        actions.accept_absence(away, by=vossen, version=away.version)
    with on(today - timedelta(days=1)):
        begins_on = today + timedelta(days=6)
        actions.record_absence(
            user=vossen, by=vossen, begins_on=begins_on, ends_on=begins_on + timedelta(days=11), deputy=brandt
        )
    for username, names in SPOKEN.items():
        actions.say_languages(by=people[username], languages=Language.objects.filter(name__in=names))
    _work_together(people)


def _work_together(people: dict[str, User]) -> None:
    """On some cases a second colleague works with the lead, since a week."""
    workers = [people["brandt"], people["aksoy"], people["vossen"]]
    leads = Responsibility.objects.leading().exclude(case__stage=Stage.CLOSED).select_related("case", "user")
    rows = list(leads.order_by("case__file_number")[: SHARED * 3 : 3])
    with on(timezone.localdate() - timedelta(days=7)):
        for number, row in enumerate(rows):
            others = [worker for worker in workers if worker != row.user]
            user = others[number % len(others)]
            cases.join_case(row.case, user=user, by=user)
