"""The people of the demo office and of the tests (design.md, 'The demo office')."""

from datetime import date
from typing import NamedTuple

from accounts import actions as accounts
from accounts.models import Department, User
from socialspace import actions as socialspace
from socialspace.models import SocialArea


class Persona(NamedTuple):
    """One colleague: sign-in name, name, department, lead, team and share of a post in percent."""

    username: str
    first_name: str
    last_name: str
    department: Department
    is_lead: bool = False
    team: int | None = None
    share: int = 100


PERSONAS = (
    Persona("brandt", "Jana", "Brandt", Department.ASD, team=5),
    Persona("aksoy", "Deniz", "Aksoy", Department.ASD, team=5, share=75),
    Persona("vossen", "Lena", "Vossen", Department.ASD, team=5, share=80),
    Persona("felten", "Markus", "Felten", Department.ASD, is_lead=True, team=5),
    Persona("neumann", "Petra", "Neumann", Department.WJH, team=5),
    Persona("orth", "Sabine", "Orth", Department.WJH, is_lead=True, team=5),
    Persona("dohmen", "Heike", "Dohmen", Department.ADVICE),
    Persona("demir", "Aylin", "Demir", Department.HOME),
    Persona("pauly", "Tom", "Pauly", Department.EARLY_HELP),
    Persona("kemper", "Rolf", "Kemper", Department.ASD, team=3),
    Persona("lorenz", "Ute", "Lorenz", Department.PLANNING),
    Persona("behrens", "Ines", "Behrens", Department.PRIVACY),
    Persona("admin", "Alex", "Admin", Department.ADMIN),
)
PASSWORD = "demo"  # noqa: S105  # invented people only


def hire(persona: Persona, *, since: date) -> User:
    """Let a persona start work, in the team if there is one."""
    user = accounts.add_colleague(
        username=persona.username,
        first_name=persona.first_name,
        last_name=persona.last_name,
        department=persona.department,
        is_lead=persona.is_lead,
        email=f"{persona.username}@jugendamt.example",
        password=PASSWORD,
    )
    if persona.team is not None:
        area = SocialArea.objects.get(number=persona.team)
        socialspace.join_team(user=user, area=area, valid_from=since, share=persona.share)
    return user
