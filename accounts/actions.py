"""What is done with staff accounts."""

from accounts.models import Department, User


def add_colleague(
    *,
    username: str,
    first_name: str,
    last_name: str,
    department: Department,
    is_lead: bool = False,
    email: str = "",
    password: str,
) -> User:
    """Create a colleague who can sign in."""
    user = User(username=username, first_name=first_name, last_name=last_name, email=email)
    user.department, user.is_lead = department, is_lead
    user.set_password(password)
    user.full_clean()
    user.save()
    return user
