"""One question on one page: a form of a file with its heading, what it does, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from accounts.http import StaffRequest
from cases import rules
from cases.models import Case
from cases.views.page import file_page
from web.forms import Form
from web.http import answer_form


@dataclass(frozen=True, kw_only=True)
class Question:
    """A form on a page of its own: only who works on the case gets it."""

    case: Case
    tab: str
    heading: str
    words: str  # what it means, in one sentence
    button: str
    url: str
    back: str
    form: Callable[..., Form]
    act: Callable[[dict[str, Any]], object]
    done: str  # the sentence after it was done
    about: str = ""  # what it is about, in the words of the file


def show(request: StaffRequest, question: Question) -> HttpResponse:
    """The empty form."""
    rules.demand(rules.may_work_on(request.user, question.case))
    return _page(request, question, question.form())


def save(request: StaffRequest, question: Question) -> HttpResponse:
    """Do it, or show the form again with the sentence beside the field and everything typed."""
    rules.demand(rules.may_work_on(request.user, question.case))

    def act(cleaned: dict[str, Any]) -> str:
        question.act(cleaned)
        messages.success(request, question.done)
        return question.back

    again = question.form(request.POST)
    return answer_form(request, again, act, again=lambda form: _page(request, question, form, status=422))


def _page(request: StaffRequest, question: Question, form: Form, *, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"question": question, "form": form}
    return file_page(request, question.case, "cases/question.html", context, tab=question.tab, status=status)
