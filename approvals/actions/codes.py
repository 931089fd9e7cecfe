"""The short codes on papers: looked up by whoever holds one, as often as a person types."""

from django.core.exceptions import ValidationError

from accounts.models import User
from approvals.models import CodeTries, Seal
from web.rate import has_room

MOST = 10  # a minute
UNKNOWN = "Diesen Prüfcode gibt es nicht. Vergleichen Sie ihn mit dem Papier: zwölf Zeichen von 0 bis 9 und A bis F."


def may_try_code(user: User) -> bool:
    """Count one more try; whether there is room for it in this minute."""
    row, _ = CodeTries.objects.get_or_create(user=user)
    return has_room(row, most=MOST)


def find_code(code: str) -> Seal:
    """The link of the chain with this code or hash, in lower case without spaces; raises ValidationError."""
    found = list(Seal.objects.filter(digest__startswith=code)[:2])
    if len(found) != 1:
        raise ValidationError({"code": UNKNOWN})
    return found[0]
