"""Refusing what somebody sees but may not do."""

from django.core.exceptions import PermissionDenied


def demand(allowed: bool) -> None:
    """Refuse with 403 what somebody sees but may not do."""
    if not allowed:
        raise PermissionDenied
