"""The commission's room: who sits there, who must not decide."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  approvals:seats                  -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  approvals:ask_substitute         -            200 200 200 200 200 403 403 403 200 403 403 403 302
POST approvals:ask_substitute         -            403 403 422 403 422 403 403 403 403 403 403 403 302
POST approvals:accept_substitute      asked_seat   302 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:decline_substitute     asked_seat   302 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:end_substitute         asked_seat   302 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:recuse                 submitted    200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:recuse                 submitted    422 422 422 422 422 404 404 404 404 404 404 404 302
POST approvals:lift_recusal           recusal      403 403 302 404 302 404 404 404 404 404 404 404 302
# planning
GET  approvals:plan_series            -            403 403 200 403 200 403 403 403 403 403 403 403 302
POST approvals:plan_series            -            403 403 422 403 422 403 403 403 403 403 403 403 302
GET  approvals:series_preview         -            403 403 200 403 200 403 403 403 403 403 403 403 302
POST approvals:series_preview         -            403 403 422 403 422 403 403 403 403 403 403 403 302
GET  approvals:cancel_meeting         agenda       403 403 200 403 200 404 404 404 404 404 404 404 302
POST approvals:cancel_meeting         agenda       403 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:agenda_state           agenda       302 302 302 302 302 404 404 404 404 404 404 404 302
POST approvals:order_agenda           agenda       403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:move_up                agenda_item_of 403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:move_down              agenda_item_of 403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:plan_minutes           agenda_item_of 200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:plan_minutes           agenda_item_of 403 403 422 403 422 404 404 404 404 404 404 404 302
# the session
GET  approvals:session_state          sitting      302 302 302 302 302 404 404 404 404 404 404 404 302
GET  approvals:screen                 sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:screen                 meeting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:next_item              sitting      302 302 302 302 302 404 404 404 404 404 404 404 302
POST approvals:call_item              unheard_item 403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:postpone               heard_item   403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:write_remarks          sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:write_remarks          sitting      403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:arrive                 sitting      302 302 302 302 302 404 404 404 404 404 404 404 302
POST approvals:leave                  sitting      302 302 302 302 302 404 404 404 404 404 404 404 302
GET  approvals:note_arrival           sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:note_arrival           sitting      403 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:note_leaving           sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:note_leaving           sitting      403 403 422 403 422 404 404 404 404 404 404 404 302
"""
