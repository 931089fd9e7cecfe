from django.urls import path

from approvals.views import meeting, submission
from web.http import by_method

app_name = "approvals"
urlpatterns = [
    # Sitzungen
    path("kommission/", meeting.meetings, name="meetings"),
    path("kommission/neu/", by_method(get=meeting.meeting_form, post=meeting.plan_meeting), name="plan_meeting"),
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
