"""Tags and filters of the user interface; `{% load ui %}`."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Protocol

from django import template
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from web import german

register = template.Library()

NOT_RECORDED = "–"  # "0" is a statement, the dash means that nothing was recorded
BADGE_KINDS = {
    "info": "kern-badge--info",
    "success": "kern-badge--success",
    "warning": "kern-badge--warning",
    "danger": "kern-badge--danger",
    "neutral": "sro-badge--neutral",  # KERN has none
}
SIZES = {"", "s", "l"}


class Named(Protocol):
    """Anybody with a first and a last name."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...


# Icons, badges and avatars stand in every row of every list. They are written here and not in templates
# because an included template costs ten times as much.
@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, size: str = "") -> SafeString:
    """Draw an icon (name as in Material Symbols, with hyphens; size "s" or "l"), hidden from screen readers."""
    if size not in SIZES:
        raise ValueError(f"An icon has no size {size!r}; use 's' or 'l' or leave it out.")
    css_size = f" sro-icon--{size}" if size else ""
    return format_html('<span class="sro-icon sro-icon--{}{}" aria-hidden="true"></span>', name, css_size)


@register.simple_tag
def badge(label: str, kind: str = "neutral", icon_name: str = "") -> SafeString:
    """Show a state: always in words, then with an icon, then with the colour of its kind."""
    if kind not in BADGE_KINDS:
        raise ValueError(f"A badge has no kind {kind!r}; use one of {', '.join(BADGE_KINDS)}.")
    return format_html(
        '<span class="kern-badge kern-badge--small {}">{}<span class="kern-label kern-label--small">{}</span></span>',
        BADGE_KINDS[kind],
        icon(icon_name) if icon_name else "",
        label,
    )


@register.simple_tag
def avatar(person: Named, size: str = "") -> SafeString:
    """Show a person's initials in a circle; the name itself stands beside it in words."""
    css_size = f" sro-avatar--{size}" if size else ""
    return format_html('<span class="sro-avatar{}" aria-hidden="true">{}</span>', css_size, initials(person))


@register.inclusion_tag("ui/form/_keys.html", takes_context=True)
def form_keys(context: Context, version: int | None = None) -> dict[str, object]:
    """Guard a form: against forgery, against being sent twice and, with a version, against lost updates."""
    token = context.get("csrf_token")
    request = getattr(context, "request", None)
    if token is None and request is not None:  # a part included with `only` knows its request and no token
        token = get_token(request)
    return {"csrf_token": token, "idempotency_key": uuid.uuid4(), "version": version}


@register.filter
def initials(person: Named) -> str:
    return german.initials(person.first_name, person.last_name)


@register.filter
def day(value: date | datetime | str | None) -> str:
    return _written(german.day, value)


@register.filter
def day_long(value: date | datetime | str | None) -> str:
    return _written(german.day_long, value)


@register.filter
def day_num(value: date | datetime | str | None) -> str:
    return _written(german.day_num, value)


@register.filter
def clock(value: time | datetime | str | None) -> str:
    return _written(german.clock, value)


@register.filter
def euro(cents: int | str | None) -> str:
    return _written(german.euro, cents)


@register.filter
def hours(minutes: int | str | None) -> str:
    return _written(german.hours, minutes)


@register.filter
def number(value: int | str | None) -> str:
    return _written(german.number, value)


@register.filter
def file_size(size: int | str | None) -> str:
    return _written(german.file_size, size)


def _written(write: Callable[[Any], str], value: object) -> str:
    """Write the value, or the dash for nothing (Django gives "" for a missing one)."""
    if value is None or isinstance(value, str):
        if value:
            raise TypeError(f"{write.__name__} cannot write the text {value!r}.")
        return NOT_RECORDED
    return write(value)
