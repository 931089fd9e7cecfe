"""The room of a Kollegiale Beratung."""

from django.urls import path

from cases.views import room_entries, room_papers, room_plan, room_writing, rooms
from web.http import by_method

BASE = "beratungen/<uuid:key>/"

patterns = [
    path("beratungen/", rooms.consultations, name="consultations"),
    path(BASE, rooms.room, name="room"),
    path(f"{BASE}beamer/", room_papers.screen, name="room_screen"),
    path(f"{BASE}bogen.pdf", room_papers.sheet, name="room_sheet"),
    path(f"{BASE}stand/", rooms.state, name="room_state"),
    path(f"{BASE}beginn/", room_writing.begin, name="room_begin"),
    path(f"{BASE}weiter/", room_writing.go_on, name="room_next"),
    path(f"{BASE}zurueck/", room_writing.go_back, name="room_back"),
    path(f"{BASE}unterbrechung/", room_writing.pause, name="room_pause"),
    path(f"{BASE}fortsetzung/", room_writing.resume, name="room_resume"),
    path(f"{BASE}zeit/", room_writing.more_time, name="room_more_time"),
    path(f"{BASE}voten/", room_writing.vote, name="room_vote"),
    path(f"{BASE}voten/aufdecken/", room_writing.reveal, name="room_reveal"),
    path(f"{BASE}frage/", room_writing.question, name="room_question"),
    path(f"{BASE}anhaltspunkte/", room_writing.indicator, name="room_indicator"),
    path(f"{BASE}ideen/", room_writing.idea, name="room_idea"),
    path(f"{BASE}ideen/<uuid:idea>/ebene/", room_writing.sort, name="room_sort"),
    path(f"{BASE}ideen/<uuid:idea>/auswahl/", room_writing.choose, name="room_choose"),
    path(
        f"{BASE}ideen/<uuid:idea>/",
        by_method(get=room_entries.idea, post=room_entries.change_idea),
        name="room_idea_edit",
    ),
    path(f"{BASE}ideen/<uuid:idea>/zuruecknehmen/", room_entries.withdraw_idea, name="room_idea_withdraw"),
    path(
        f"{BASE}anhaltspunkte/<uuid:indicator>/",
        by_method(get=room_entries.indicator, post=room_entries.change_indicator),
        name="room_indicator_edit",
    ),
    path(
        f"{BASE}anhaltspunkte/<uuid:indicator>/zuruecknehmen/",
        room_entries.withdraw_indicator,
        name="room_indicator_withdraw",
    ),
    path(f"{BASE}planung/", by_method(get=room_plan.plan, post=room_plan.change_plan), name="room_plan"),
    path(f"{BASE}gaeste/", room_plan.guest, name="room_guest"),
    path(f"{BASE}absage/", room_plan.leave, name="room_leave"),
    path(f"{BASE}einordnung/", room_writing.agree, name="room_agree"),
    path(f"{BASE}vereinbarungen/", room_writing.task, name="room_task"),
    path(f"{BASE}abschluss/", room_writing.finish, name="room_finish"),
    path(f"{BASE}teilnehmende/", room_writing.seat, name="room_seat"),
    path(f"{BASE}moderation/", room_writing.moderation, name="room_moderator"),
    path(f"{BASE}entwurf/<slug:panel>/", room_writing.draft, name="room_draft"),
]
