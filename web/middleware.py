"""What holds for every request: clean text in, nothing kept by the browser, htmx led out of dead ends."""

import re
import time
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

from web.errors import bad_text

type Next = Callable[[HttpRequest], HttpResponse]

BEGAN, SEEN = "began_at", "seen_at"  # seconds, in the session
PROLONG_EVERY = 60  # seconds
FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}


def refuse_bad_text(get_response: Next) -> Next:
    """Answer 400 to NUL bytes, lone surrogates and broken UTF-8 in path, query or form."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_clean_address(request) or not _is_clean_form(request):
            return bad_text(request)
        return get_response(request)

    return middleware


def htmx_answers(get_response: Next) -> Next:
    """Forbid keeping personal pages, tell caches about partials, lead htmx to the sign-in page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(request, "htmx", None) and response.status_code in {301, 302}:
            response = HttpResponseClientRedirect(response.headers["Location"])
        patch_vary_headers(response, ("HX-Request",))
        patch_cache_control(response, no_store=True, private=True)
        return response

    return middleware


def prolong_session(get_response: Next) -> Next:
    """Each request prolongs a session, written at most once a minute; after SESSION_MAX_AGE it ends all the same."""

    def middleware(request: HttpRequest) -> HttpResponse:
        session, now = request.session, int(time.time())
        if SESSION_KEY in session:
            began = session.setdefault(BEGAN, now)
            if now - began > settings.SESSION_MAX_AGE:
                session.flush()
            elif now - session.get(SEEN, 0) >= PROLONG_EVERY:
                session[SEEN] = now
        return get_response(request)

    return middleware


def seconds_left(request: HttpRequest) -> int:
    """How long the session of this request lasts if nothing more is asked."""
    now = int(time.time())
    until_the_end = int(settings.SESSION_MAX_AGE) - (now - int(request.session.get(BEGAN, now)))
    return max(0, min(until_the_end, int(settings.SESSION_COOKIE_AGE) - PROLONG_EVERY))


def _is_clean_address(request: HttpRequest) -> bool:
    """Django leaves broken bytes of a path as %XX in it; a query comes as Latin-1, whatever it is (PEP 3333)."""
    raw_path = unquote_to_bytes(request.path_info)
    raw_query = unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1").replace(b"+", b" "))
    return _is_clean(raw_path) and _is_clean(raw_query)


def _is_clean_form(request: HttpRequest) -> bool:
    if request.method != "POST" or request.content_type not in FORM_TYPES:
        return True
    if request.content_type == "application/x-www-form-urlencoded":
        return _is_clean(unquote_to_bytes(request.body.replace(b"+", b" ")))
    if not all(_is_clean(headers) for headers in _part_headers(request)):
        return False
    texts = [text for name, values in request.POST.lists() for text in (name, *values)]
    texts += [upload.name or "" for name in request.FILES for upload in request.FILES.getlist(name)]
    return all("\x00" not in text and "\ufffd" not in text and _encodes(text) for text in texts)


def _part_headers(request: HttpRequest) -> list[bytes]:
    """Names of fields and files as they came; Django drops a part whose headers it cannot read without a word."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return []
    boundary = re.escape((request.content_params or {}).get("boundary", "").encode())
    return re.findall(rb"--" + boundary + rb"\r\n((?:[^\r\n]+\r\n)+)", request.body)


def _is_clean(raw: bytes) -> bool:
    if b"\x00" in raw:
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
