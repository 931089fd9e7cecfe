"""The course of a help as one line, as a picture and as a list."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from hze.course_line import picture_of, story_of
from hze.views.page import fetch_help, help_page

PAGE_SIZE = 100


@require_safe
def course_line(request: StaffRequest, key: UUID) -> HttpResponse:
    """Phases, place, scope, talks, nights at home, contacts, decisions; contacts for ASD alone."""
    help_ = fetch_help(request, key)
    story = story_of(help_, with_contacts=request.user.department == Department.ASD)
    page = Paginator(story.entries(), PAGE_SIZE).get_page(request.GET.get("seite"))
    context: dict[str, object] = {"picture": picture_of(story), "page": page}
    return help_page(request, help_, "hze/course_line.html", context, tab="course_line")
