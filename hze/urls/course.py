"""Der Verlauf einer stationären Hilfe: Unterbringung, Phasen, Prüfpunkte, Kontakte, Beurlaubungen."""

from django.urls import path

from hze.views import contacts, course, course_line, home_leave, placement

HELP = "hilfen/<uuid:key>"

patterns = [
    path(f"{HELP}/verlauf/", course_line.course_line, name="course_line"),
    path(f"{HELP}/unterbringung/", course.course, name="course"),
    path(f"{HELP}/unterbringung/eintragen/", placement.place, name="place"),
    path(f"{HELP}/unterbringung/<uuid:placement>/beenden/", placement.end_placement, name="end_placement"),
    path(f"{HELP}/verlauf/weiter/", course.enter_phase, name="enter_phase"),
    path(f"{HELP}/pruefpunkte/neu/", course.add_checkpoint, name="add_checkpoint"),
    path(f"{HELP}/pruefpunkte/<uuid:checkpoint>/", course.finish_checkpoint, name="finish_checkpoint"),
    path(f"{HELP}/kontakte/", contacts.contacts, name="contacts"),
    path(f"{HELP}/kontakte/neu/", contacts.agree_contact, name="agree_contact"),
    path(f"{HELP}/kontakte/<uuid:rule>/", contacts.record_contact, name="record_contact"),
    path(f"{HELP}/kontakte/<uuid:rule>/beenden/", contacts.end_contact, name="end_contact"),
    path(f"{HELP}/beurlaubungen/neu/", home_leave.plan_home_leave, name="plan_home_leave"),
    path(f"{HELP}/beurlaubungen/<uuid:leave>/absagen/", home_leave.call_off_home_leave, name="call_off_home_leave"),
    path(f"{HELP}/beurlaubungen/<uuid:leave>/reflexion/", home_leave.reflect_on_leave, name="reflect_on_leave"),
]
