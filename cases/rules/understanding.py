"""Who may write down how a case is understood."""

from accounts.models import User
from cases.models import Case
from cases.rules.access import may_keep_templates, may_work_on


def may_understand(user: User, case: Case) -> bool:
    """Whoever works on the case writes; whoever sees the file reads; WJH never."""
    return may_work_on(user, case)


def may_keep_pattern_kinds(user: User) -> bool:
    """The same two who keep the templates of letters: the Fachadministration and the lead of an ASD team."""
    return may_keep_templates(user)
