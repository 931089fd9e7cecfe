"""What the tests of the caseload need again and again."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Absence, User
from caseload.facts import Team, team_at
from tests.office import team


def today() -> date:
    return timezone.localdate()


def our_team(day: date | None = None) -> Team:
    found = team_at(team(), day or today())
    assert found is not None
    return found


def away(user: User, *, deputy: User | None = None, first: int = 0, last: int = 3, accepted: bool = True) -> Absence:
    """An absence, days counted from today; the deputy has said yes."""
    said_yes = deputy is not None and accepted
    return Absence.objects.create(
        user=user,
        begins_on=today() + timedelta(days=first),
        ends_on=today() + timedelta(days=last),
        deputy=deputy,
        answer=Absence.Answer.ACCEPTED if said_yes else Absence.Answer.OPEN,
        answered_at=timezone.now() if said_yes else None,
    )
