"""Conferences and area meetings."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# conferences: the year
GET  conferences:overview             -            200 200 200 200 200 200 200 200 200 200 403 403 302
POST conferences:finish_task          task         403 403 403 403 403 302 403 403 403 403 404 404 302
GET  conferences:plan                 -            403 403 403 403 403 200 403 403 403 403 403 403 302
POST conferences:plan_conference      -            403 403 403 403 403 422 403 403 403 403 403 403 302
GET  conferences:outbox               -            403 403 403 403 403 200 403 403 403 403 403 403 302
GET  conferences:outbox_mail          mail         403 403 403 403 403 200 403 403 403 403 403 403 302
GET  conferences:outbox_file          file         403 403 403 403 403 200 403 403 403 403 403 403 302
GET  conferences:area_meetings        -            200 200 200 200 200 200 200 200 200 200 403 403 302
GET  conferences:area_meeting_plan    -            403 403 403 403 403 200 403 403 403 403 403 403 302
POST conferences:plan_area_meeting    -            403 403 403 403 403 422 403 403 403 403 403 403 302
GET  conferences:area_meeting         area_session 200 200 200 200 200 200 200 200 200 200 404 404 302
# conferences: items, results, minutes
GET  conferences:item                 agenda_item  200 200 200 200 200 200 200 200 200 200 404 404 302
POST conferences:edit_item            agenda_item  403 403 403 403 403 422 403 403 403 403 404 404 302
POST conferences:add_outcome          agenda_item  403 403 403 403 403 422 403 403 403 403 404 404 302
POST conferences:hand_over            outcome      403 403 403 403 403 422 403 403 403 403 404 404 302
GET  conferences:minutes_pdf          minutes      200 200 200 200 200 200 200 200 200 200 404 404 302
POST conferences:dispatch_minutes     minutes      403 403 403 403 403 302 403 403 403 403 404 404 302
POST conferences:dispatch_minutes     old          403 403 403 403 403 422 403 403 403 403 404 404 302
"""
