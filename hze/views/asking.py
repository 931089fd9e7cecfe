"""One question on one page of a help: a form with its heading, what it does, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from hze.models import HelpEpisode
from hze.views.page import help_page
from web.forms import Form
from web.http import answer_form, by_method, post_once


@dataclass(frozen=True, kw_only=True)
class Question:
    """A form on a page of its own; the view has asked whether this colleague may answer it."""

    help: HelpEpisode
    tab: str  # the area of the help it belongs to
    heading: str
    words: str  # what it means, in one sentence
    button: str
    url: str
    back: str
    form: Callable[..., Form]
    act: Callable[[dict[str, Any]], object]
    done: str  # the sentence after it was done
    about: str = ""  # what it is about, word for word
    version: int | None = None  # of what is answered, where it may change meanwhile


def asks(build: Callable[..., Question]) -> Callable[..., HttpResponse]:
    """The page that asks what this builds, and the form on it at the same address."""

    @require_safe
    def shown(request: StaffRequest, /, **kwargs: UUID) -> HttpResponse:
        return show(request, build(request, **kwargs))

    @post_once
    def saved(request: StaffRequest, /, **kwargs: UUID) -> HttpResponse:
        return save(request, build(request, **kwargs))

    return by_method(get=shown, post=saved)


def doing(act: Callable[..., object], *args: Any, **kwargs: Any) -> Callable[[dict[str, Any]], object]:
    """What was answered, given to an action by name."""
    return lambda cleaned: act(*args, **kwargs, **cleaned)


def show(request: StaffRequest, question: Question) -> HttpResponse:
    """The form as nobody has answered it yet."""
    return _page(request, question, question.form())


def save(request: StaffRequest, question: Question) -> HttpResponse:
    """Do it, or show the form again with the sentence beside the field and everything typed."""

    def act(cleaned: dict[str, Any]) -> str:
        question.act(cleaned)
        messages.success(request, question.done)
        return question.back

    asked = question.form(request.POST, request.FILES)
    return answer_form(request, asked, act, again=lambda form: _page(request, question, form, status=422))


def _page(request: StaffRequest, question: Question, form: Form, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"question": question, "form": form}
    return help_page(request, question.help, "hze/question.html", context, tab=question.tab, status=status)
