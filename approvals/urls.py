from django.urls import path

from approvals.views import looking_back, meeting, seats, submission
from web.http import by_method

app_name = "approvals"
urlpatterns = [
    # Sitzungen
    path("kommission/", meeting.meetings, name="meetings"),
    path("kommission/neu/", by_method(get=meeting.meeting_form, post=meeting.plan_meeting), name="plan_meeting"),
    # Rückblick
    path("kommission/rueckblick/", looking_back.looking_back, name="looking_back"),
    path("kommission/rueckblick/tabelle/", looking_back.looking_back_csv, name="looking_back_csv"),
    # Besetzung
    path("kommission/besetzung/", seats.seats, name="seats"),
    path(
        "kommission/besetzung/fragen/",
        by_method(get=seats.seats, post=seats.ask_substitute),
        name="ask_substitute",
    ),
    path("kommission/besetzung/<uuid:key>/annehmen/", seats.accept_substitute, name="accept_substitute"),
    path("kommission/besetzung/<uuid:key>/ablehnen/", seats.decline_substitute, name="decline_substitute"),
    path("kommission/besetzung/<uuid:key>/beenden/", seats.end_substitute, name="end_substitute"),
    path("kommission/befangenheit/<uuid:key>/", by_method(get=seats.recusal, post=seats.recuse), name="recuse"),
    path("kommission/befangenheit/<uuid:key>/aufheben/", seats.lift_recusal, name="lift_recusal"),
    # Sitzung
    path("kommission/<uuid:key>/", meeting.meeting, name="meeting"),
    path(
        "kommission/<uuid:key>/eroeffnen/",
        by_method(get=meeting.meeting, post=meeting.open_meeting),
        name="open_meeting",
    ),
    path(
        "kommission/<uuid:key>/schliessen/",
        by_method(get=meeting.meeting, post=meeting.close_meeting),
        name="close_meeting",
    ),
    path("kommission/<uuid:key>/top/<uuid:submission>/", meeting.item, name="item"),
    path(
        "kommission/<uuid:key>/top/<uuid:submission>/stimme/",
        by_method(get=meeting.item, post=meeting.give_voice),
        name="give_voice",
    ),
    path(
        "kommission/<uuid:key>/top/<uuid:submission>/beschluss/",
        by_method(get=meeting.item, post=meeting.decide),
        name="decide",
    ),
    # Vorlagen
    path("faelle/<uuid:case>/kommission/", by_method(get=submission.panel, post=submission.draft), name="panel"),
    path("vorlagen/<uuid:key>/", by_method(get=submission.submission, post=submission.propose), name="submission"),
    path("vorlagen/<uuid:key>/kosten/", by_method(get=submission.submission, post=submission.price), name="price"),
    path("vorlagen/<uuid:key>/anmeldung/", by_method(get=submission.submission, post=submission.submit), name="submit"),
    path(
        "vorlagen/<uuid:key>/zuruecknehmen/",
        by_method(get=submission.submission, post=submission.withdraw),
        name="withdraw",
    ),
    path("vorlagen/<uuid:key>/beschluss.pdf", submission.decision_pdf, name="decision_pdf"),
]
