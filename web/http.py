"""How a request is answered: whole page or partial, redirect, and the same answer for the same form."""

import json
import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from web.doubts import Doubt, ask
from web.models import Answer, StoredFile
from web.pdf import PdfError
from web.store import take_turns


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, or only its named partial when htmx asks for it; history restores get the whole page."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    name = f"{template}#{partial}" if partial and htmx and not htmx.history_restore_request else template
    return render(request, name, dict(context), status=status)


def redirect_page(request: HttpRequest, to: str) -> HttpResponse:
    """Lead on to another page; htmx would follow a plain redirect itself and swap it into the old place."""
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(to)
    return redirect(to)


def swap_page(request: HttpRequest, to: str, *, target: str, push: bool = True) -> HttpResponse:
    """Lead on to another page; htmx fetches only its part for `target` from there, and `push` shows its address."""
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(to)
    place = {"path": to, "target": target, "swap": "outerHTML", "push": "true" if push else "false"}
    return HttpResponse(headers={"HX-Location": json.dumps(place)})


type View[R: HttpRequest, **P] = Callable[Concatenate[R, P], HttpResponse]


def post_once[R: HttpRequest, **P](view: View[R, P]) -> View[R, P]:
    """Accept a posted form once: a repeated post with the same idempotency key gets the first answer again.

    The key counts for one person at one address: a key met again elsewhere is another form.
    """

    @wraps(view)
    def answer(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user_id = request.user.pk or 0
        key = uuid.uuid5(_form_key(request), f"{user_id} {request.path}")
        take_turns(str(key))
        first = Answer.objects.filter(key=key).first()
        if first is not None:
            return redirect_page(request, first.location)
        response = view(request, *args, **kwargs)
        location = _leads_to(response)
        if location:
            Answer.objects.create(key=key, user_id=user_id, path=_kind_of_address(request), location=location)
        return response

    return require_POST(answer)


def post_often[R: HttpRequest, **P](view: View[R, P]) -> View[R, P]:
    """Accept a posted form as often as it comes, as an autosave does; it carries its key, and no answer is kept."""

    @wraps(view)
    def answer(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        _form_key(request)
        return view(request, *args, **kwargs)

    return require_POST(answer)


def refused(form: BaseForm, refusal: ValidationError) -> None:
    """Put the sentence of a rule or constraint beside its field, or above the form; a doubt gets its box."""
    if isinstance(refusal, Doubt):
        ask(form, refusal)
    elif hasattr(refusal, "error_dict"):
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, refusal)


def answer_form[F: BaseForm](
    request: HttpRequest,
    form: F,
    act: Callable[[dict[str, Any]], str],
    *,
    again: Callable[[F], HttpResponse],
    lead: Callable[[HttpRequest, str], HttpResponse] = redirect_page,
) -> HttpResponse:
    """Validate, act, lead on; or show the page again with the sentence beside the field and everything typed.

    `act` gets the cleaned data and returns where to go; its ValidationError becomes part of the form. `again` renders;
    `lead` leads on, as `swap_page` does for a form that changes only its part of the page.
    """
    if form.is_valid():
        try:
            with transaction.atomic():
                to = act(form.cleaned_data)
        except ValidationError as refusal:
            refused(form, refusal)
        else:
            return lead(request, to)
    return again(form)


def at_once(request: HttpRequest, act: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """Do what needs no question, and lead back with what became of it; `done` may be left unsaid."""
    try:
        with transaction.atomic():
            act()
        if done:
            messages.success(request, done)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, back)


def stored_file(file: StoredFile, *, inline: bool = True) -> HttpResponse:
    """Answer with stored bytes under their name; the caller has asked whether this person may have them."""
    answer = HttpResponse(bytes(file.content), content_type=file.media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(not inline, file.name) or ""
    return answer


def drawn_paper(request: HttpRequest, draw: Callable[[], bytes], *, name: str, back: str) -> HttpResponse:
    """Answer with a PDF that is drawn now, under its name; what cannot be drawn is said on the page `back`."""
    try:
        content = draw()
    except PdfError as refusal:
        messages.error(request, str(refusal))
        return redirect_page(request, back)
    return stored_file(StoredFile(name=name, media_type="application/pdf", content=content))


def foreign_file(file: StoredFile, *, inline: bool) -> HttpResponse:
    """Answer with bytes from outside: never a page, never a script, whatever the browser thinks they are.

    `inline` only for what the browser itself draws (web.uploads.kinds.IN_THE_BROWSER); everything else is saved.
    """
    answer = stored_file(file, inline=inline)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def seen_version(request: HttpRequest) -> int:
    """The version the person saw when the form was drawn; 0, which nothing has, for anything else."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def by_method(*, get: Callable[..., HttpResponse], post: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """One address for a page and the form on it: reading and writing stay two views."""

    @wraps(post)
    def view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return (post if request.method == "POST" else get)(request, *args, **kwargs)

    return view


def _leads_to(response: HttpResponse) -> str:
    """Where an answer leads on to; nothing for a page."""
    place = json.loads(response.headers.get("HX-Location", "{}")).get("path", "")
    return response.headers.get("Location") or response.headers.get("HX-Redirect") or place


def _kind_of_address(request: HttpRequest) -> str:
    """The address without what stands in it: a personal link is never written down."""
    return request.resolver_match.route if request.resolver_match else request.path


def _form_key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("idempotency_key", ""))
    except ValueError as error:
        raise SuspiciousOperation("The form carries no idempotency key.") from error
