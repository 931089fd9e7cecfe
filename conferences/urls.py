from django.urls import path

from conferences.views import area_meetings, conference, items, needs, outbox, overview, paper, planning

app_name = "conferences"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("auftraege/<uuid:key>/erledigen/", overview.finish_task, name="finish_task"),
    # planning
    path("planen/", planning.plan, name="plan"),
    path("planen/speichern/", planning.plan_conference, name="plan_conference"),
    # outbox
    path("postausgang/", outbox.outbox, name="outbox"),
    path("postausgang/<uuid:key>/", outbox.outbox_mail, name="outbox_mail"),
    path("postausgang/<uuid:key>/anlagen/<uuid:file_key>/", outbox.outbox_file, name="outbox_file"),
    # needs
    path("bedarf/", needs.need_item, name="need_item"),
    path("bedarf/aufnehmen/", needs.add_need_item, name="add_need_item"),
    # Sozialraumsitzungen
    path("sozialraumsitzungen/", area_meetings.area_meetings, name="area_meetings"),
    path("sozialraumsitzungen/planen/", area_meetings.plan_area_meeting_form, name="area_meeting_plan"),
    path("sozialraumsitzungen/planen/speichern/", area_meetings.plan_area_meeting, name="plan_area_meeting"),
    path("sozialraumsitzungen/<uuid:key>/", area_meetings.area_meeting, name="area_meeting"),
    # agenda items and results
    path("punkte/<uuid:key>/", items.item, name="item"),
    path("punkte/<uuid:key>/speichern/", items.edit_item, name="edit_item"),
    path("punkte/<uuid:key>/ergebnisse/", items.add_outcome, name="add_outcome"),
    path("ergebnisse/<uuid:key>/rueckkoppeln/", paper.hand_over, name="hand_over"),
    # minutes as papers
    path("protokolle/<uuid:key>.pdf", paper.minutes_pdf, name="minutes_pdf"),
    path("protokolle/<uuid:key>/versenden/", paper.dispatch_minutes, name="dispatch_minutes"),
    # one conference
    path("<uuid:key>/", conference.conference, name="conference"),
    path("<uuid:key>/einladen/", planning.invite, name="invite"),
    path("<uuid:key>/absagen/", planning.cancel, name="cancel"),
    path("<uuid:key>/anwesenheit/", conference.attendance, name="attendance"),
    path("<uuid:key>/anwesenheit/speichern/", conference.record_attendance, name="record_attendance"),
    path("<uuid:key>/tagesordnung/", conference.add_item, name="add_item"),
    path("<uuid:key>/abschliessen/", conference.hold, name="hold"),
    path("<uuid:key>/protokoll/", paper.minutes, name="minutes"),
    path("<uuid:key>/protokoll/freigeben/", paper.release_minutes, name="release_minutes"),
    path("<uuid:key>/protokoll/korrigieren/", paper.correct, name="correct"),
]
