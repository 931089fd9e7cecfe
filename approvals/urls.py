from django.urls import path

from approvals.views import (
    circulation,
    codes,
    conditions,
    helps,
    looking_back,
    meeting,
    meeting_papers,
    notices,
    papers,
    ruling,
    seats,
    session,
    sitting,
    submission,
    ways,
)
from web.http import by_method

app_name = "approvals"
urlpatterns = [
    # Sitzungen
    path("kommission/", meeting.meetings, name="meetings"),
    path("kommission/neu/", by_method(get=meeting.meeting_form, post=meeting.plan_meeting), name="plan_meeting"),
    # Rückblick
    path("kommission/rueckblick/", looking_back.looking_back, name="looking_back"),
    path("kommission/rueckblick/tabelle/", looking_back.looking_back_csv, name="looking_back_csv"),
    path("kommission/reihe/", by_method(get=meeting.series_form, post=meeting.plan_series), name="plan_series"),
    path(
        "kommission/reihe/termine/",
        by_method(get=meeting.series_form, post=meeting.series_preview),
        name="series_preview",
    ),
    # Auflagen
    path("kommission/auflagen/", conditions.conditions, name="conditions"),
    path(
        "kommission/auflagen/<uuid:key>/erfuellen/",
        by_method(get=conditions.fulfilling, post=conditions.fulfil_condition),
        name="fulfil_condition",
    ),
    # Prüfcode
    path("kommission/pruefen/", by_method(get=codes.code_form, post=codes.check_code), name="check_code"),
    path("kommission/pruefen/<str:digest>/", codes.code, name="code"),
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
    path("kommission/<uuid:key>/", session.meeting, name="meeting"),
    path("kommission/<uuid:key>/protokoll.pdf", meeting_papers.minutes_pdf, name="minutes_pdf"),
    path("kommission/<uuid:key>/mappe.pdf", meeting_papers.folder_pdf, name="folder_pdf"),
    path("kommission/<uuid:key>/stand/", session.state, name="session_state"),
    path("kommission/<uuid:key>/beamer/", session.screen, name="screen"),
    path(
        "kommission/<uuid:key>/absagen/",
        by_method(get=meeting.cancelling, post=meeting.cancel_meeting),
        name="cancel_meeting",
    ),
    path("kommission/<uuid:key>/tagesordnung/stand/", meeting.agenda_state, name="agenda_state"),
    path("kommission/<uuid:key>/reihenfolge/", meeting.order_agenda, name="order_agenda"),
    path(
        "kommission/<uuid:key>/eroeffnen/",
        by_method(get=session.meeting, post=sitting.open_meeting),
        name="open_meeting",
    ),
    path(
        "kommission/<uuid:key>/schliessen/",
        by_method(get=session.meeting, post=sitting.close_meeting),
        name="close_meeting",
    ),
    path("kommission/<uuid:key>/weiter/", sitting.next_item, name="next_item"),
    path(
        "kommission/<uuid:key>/verschiedenes/",
        by_method(get=session.meeting, post=sitting.write_remarks),
        name="write_remarks",
    ),
    path("kommission/<uuid:key>/kommen/", sitting.arrive, name="arrive"),
    path("kommission/<uuid:key>/gehen/", sitting.leave, name="leave"),
    path(
        "kommission/<uuid:key>/gekommen/",
        by_method(get=session.meeting, post=sitting.note_arrival),
        name="note_arrival",
    ),
    path(
        "kommission/<uuid:key>/gegangen/",
        by_method(get=session.meeting, post=sitting.note_leaving),
        name="note_leaving",
    ),
    path("kommission/<uuid:key>/top/<uuid:submission>/", session.item, name="item"),
    path("kommission/<uuid:key>/top/<uuid:submission>/aufrufen/", sitting.call_item, name="call_item"),
    path("kommission/<uuid:key>/top/<uuid:submission>/hoch/", meeting.move_up, name="move_up"),
    path("kommission/<uuid:key>/top/<uuid:submission>/runter/", meeting.move_down, name="move_down"),
    path(
        "kommission/<uuid:key>/top/<uuid:submission>/minuten/",
        by_method(get=session.item, post=meeting.plan_minutes),
        name="plan_minutes",
    ),
    path(
        "kommission/<uuid:key>/top/<uuid:submission>/stimme/",
        by_method(get=session.item, post=sitting.give_voice),
        name="give_voice",
    ),
    path(
        "kommission/<uuid:key>/top/<uuid:submission>/beschluss/",
        by_method(get=session.item, post=sitting.decide),
        name="decide",
    ),
    path("kommission/<uuid:key>/top/<uuid:submission>/verlegen/", sitting.postpone, name="postpone"),
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
    path("vorlagen/<uuid:key>/aenderungen/", ways.versions, name="versions"),
    path("vorlagen/<uuid:key>/umlauf/", by_method(get=ways.circulate_form, post=ways.circulate), name="circulate"),
    path("vorlagen/<uuid:key>/umlauf/stimmen/", circulation.circulation, name="circulation"),
    path(
        "vorlagen/<uuid:key>/umlauf/stimme/",
        by_method(get=circulation.circulation, post=circulation.give_voice),
        name="circulate_voice",
    ),
    path(
        "vorlagen/<uuid:key>/umlauf/beschluss/",
        by_method(get=circulation.circulation, post=circulation.decide),
        name="circulate_decide",
    ),
    path("vorlagen/<uuid:key>/in-die-sitzung/", ways.bring_to_meeting, name="bring_to_meeting"),
    path(
        "vorlagen/<uuid:key>/eilentscheidung/", by_method(get=ways.urgent_form, post=ways.ask_urgent), name="ask_urgent"
    ),
    path("vorlagen/<uuid:key>/eilentscheidung/bestaetigen/", ways.confirm_urgent, name="confirm_urgent"),
    path("vorlagen/<uuid:key>/eilentscheidung/ablehnen/", ways.refuse_urgent, name="refuse_urgent"),
    # Laufende Hilfen
    path("hilfen/<uuid:key>/aendern/", by_method(get=helps.change_form, post=helps.change), name="change_help"),
    path("hilfen/<uuid:key>/verlaengern/", by_method(get=helps.extend_form, post=helps.extend), name="extend_help"),
    path(
        "hilfen/<uuid:key>/neu-beraten/",
        by_method(get=helps.reconsider_form, post=helps.reconsider),
        name="reconsider_help",
    ),
    path("hilfen/<uuid:key>/beenden/", by_method(get=helps.end_form, post=helps.end), name="end_help"),
    # Entscheid der Abteilungsleitung
    path(
        "vorlagen/<uuid:key>/entscheid/",
        by_method(get=ruling.ruling_form, post=ruling.enter_ruling),
        name="enter_ruling",
    ),
    path("vorlagen/<uuid:key>/entscheid/bestaetigen/", ruling.confirm_ruling, name="confirm_ruling"),
    path("vorlagen/<uuid:key>/entscheid/ablehnen/", ruling.refuse_ruling, name="refuse_ruling"),
    # Bescheide
    path("bescheide/", notices.notices, name="notices"),
    path("bescheide/<uuid:key>/", by_method(get=notices.notice, post=notices.edit), name="notice"),
    path(
        "bescheide/<uuid:key>/fertigstellen/",
        by_method(get=notices.notice, post=notices.finish),
        name="finish_notice",
    ),
    path("bescheide/<uuid:key>/bescheid.pdf", notices.notice_pdf, name="notice_pdf"),
    # Papiere
    path("vorlagen/<uuid:key>/beschluss.pdf", papers.decision_pdf, name="decision_pdf"),
    path("vorlagen/<uuid:key>/entscheid.pdf", papers.ruling_pdf, name="ruling_pdf"),
    path("vorlagen/<uuid:key>/entscheidungsblatt.pdf", papers.court_pdf, name="court_pdf"),
    path("vorlagen/<uuid:key>/familienblatt.pdf", papers.family_pdf, name="family_pdf"),
]
