"""The room of a Kollegiale Beratung: WJH takes part without seeing the file; whoever sees the file reads along."""

TABLE = """
#    address                          of               jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  cases:consultations              -                200 200 200 200 200 403 403 403 200 403 403 403 302
GET  cases:room                       session          200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:room                       planned_session  200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:room_screen                session          200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:room_sheet                 session          200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:room_state                 session          302 302 302 302 404 404 404 404 404 404 404 404 302
POST cases:room_begin                 planned_session  302 403 302 403 404 404 404 404 404 404 404 404 302
POST cases:room_next                  session          403 403 302 403 404 404 404 404 404 404 404 404 302
POST cases:room_back                  session          403 403 302 403 404 404 404 404 404 404 404 404 302
POST cases:room_pause                 session          403 403 302 403 404 404 404 404 404 404 404 404 302
POST cases:room_resume                session          403 403 302 403 404 404 404 404 404 404 404 404 302
POST cases:room_more_time             session          403 403 302 403 404 404 404 404 404 404 404 404 302
POST cases:room_vote                  session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_reveal                session          403 403 422 403 404 404 404 404 404 404 404 404 302
POST cases:room_question              session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_indicator             session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_idea                  session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_sort                  session_idea     302 403 302 302 404 404 404 404 404 404 404 404 302
POST cases:room_choose                session_idea     422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_agree                 session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_task                  session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_finish                session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_seat                  session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_moderator            session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_draft                 session_panel    302 302 302 302 404 404 404 404 404 404 404 404 302
# the plan, and what one wrote oneself
GET  cases:room_plan                  planned_session  200 403 200 403 404 404 404 404 404 404 404 404 302
POST cases:room_plan                  planned_session  422 403 422 403 404 404 404 404 404 404 404 404 302
POST cases:room_guest                 session          422 422 422 422 404 404 404 404 404 404 404 404 302
POST cases:room_leave                 planned_session  422 422 422 422 404 404 404 404 404 404 404 404 302
GET  cases:room_idea_edit             session_idea     200 403 403 403 404 404 404 404 404 404 404 404 302
POST cases:room_idea_edit             session_idea     422 403 403 403 404 404 404 404 404 404 404 404 302
POST cases:room_idea_withdraw         session_idea     302 403 403 403 404 404 404 404 404 404 404 404 302
GET  cases:room_indicator_edit        session_indicator 200 403 403 403 404 404 404 404 404 404 404 404 302
POST cases:room_indicator_edit        session_indicator 422 403 403 403 404 404 404 404 404 404 404 404 302
POST cases:room_indicator_withdraw    session_indicator 302 403 403 403 404 404 404 404 404 404 404 404 302
# runs
GET  cases:consultation_templates     -                200 200 200 200 200 403 403 403 200 403 403 200 302
GET  cases:consultation_template_new  -                403 403 200 403 403 403 403 403 403 403 403 200 302
POST cases:consultation_template_new  -                403 403 422 403 403 403 403 403 403 403 403 422 302
GET  cases:consultation_template      run              200 200 200 200 200 404 404 404 200 404 404 200 302
POST cases:consultation_template      run              403 403 422 403 403 404 404 404 403 404 404 422 302
POST cases:retire_consultation_template run            403 403 302 403 403 404 404 404 403 404 404 302 302
"""
