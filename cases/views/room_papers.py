"""What leaves the room: the wall without names, the sheet for the file."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases.pseudonyms import known_of
from cases.room import Room
from cases.rules.circle import PSEUDONYMISED
from cases.views.rooms import fetch_session, room_url
from web.http import drawn_paper, render_page
from web.pdf import render_pdf
from web.uploads.names import ascii_name


@require_safe
def screen(request: StaffRequest, key: UUID) -> HttpResponse:
    """The projector: clock, step, question and ideas; every name, place and number of the family is replaced."""
    session = fetch_session(request, key)
    if request.htmx and request.GET.get("fassung") == str(session.version):
        return HttpResponse(status=204)
    room = Room(session, request.user)
    ideas = [idea.text for idea in room.ideas] if "ideas" in room.shown else []
    replace = known_of(session.case).replacer(PSEUDONYMISED, texts=[session.question, *ideas])
    if not request.htmx:
        record_read(session.case.key, by=request.user, page="consultation_screen")
    context = {"room": room, "session": session, "question": replace(session.question)}
    context["ideas"] = [replace(text) for text in ideas]
    template = "cases/_room_screen.html" if request.htmx else "cases/room_screen.html"
    return render_page(request, template, context)


@require_safe
def sheet(request: StaffRequest, key: UUID) -> HttpResponse:
    """The sheet of the session as PDF."""
    session = fetch_session(request, key)
    record_read(session.case.key, by=request.user, page="consultation_sheet", kind=Read.Kind.PRINT)
    context = {"session": session, "room": Room(session, request.user), "today": timezone.localdate()}
    draw = partial(render_pdf, "cases/print/consultation.html", context, created=timezone.now())
    name = ascii_name(f"{session.case.file_number}_Beratung_{session.held_on}", "pdf")
    return drawn_paper(request, draw, name=name, back=room_url(session))
