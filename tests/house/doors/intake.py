"""First calls."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# first calls
GET  cases:reports                    -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_new                 -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_draft               -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_known               -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_take                -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_quarter             -            200 200 200 403 403 403 403 403 200 403 403 403 302
POST cases:report_new                 -            422 422 422 403 403 403 403 403 422 403 403 403 302
POST cases:report_draft               -            302 302 302 403 403 403 403 403 302 403 403 403 302
POST cases:report_known               -            200 200 200 403 403 403 403 403 200 403 403 403 302
POST cases:report_take                -            200 200 200 403 403 403 403 403 200 403 403 403 302
POST cases:report_quarter             -            200 200 200 403 403 403 403 403 200 403 403 403 302
# what becomes of one: of Team 05, of a doctor, and one that Team 05 passed on to Team 03
GET  cases:report                     report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report                     passed       404 404 404 404 404 404 404 404 200 404 404 404 302
GET  cases:report_to_case             report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report_advice              report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report_pass_on             report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report_danger              report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report_feedback            doctors      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report_reopen              advised      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:report_return              passed       404 404 404 404 404 404 404 404 200 404 404 404 302
GET  cases:open_case                  report       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:report_to_case             report       422 422 422 404 404 404 404 404 404 404 404 404 302
POST cases:report_advice              report       422 422 422 404 404 404 404 404 404 404 404 404 302
POST cases:report_pass_on             report       422 422 422 404 404 404 404 404 404 404 404 404 302
POST cases:report_danger              report       422 422 422 404 404 404 404 404 404 404 404 404 302
POST cases:report_feedback            doctors      422 422 422 404 404 404 404 404 404 404 404 404 302
POST cases:report_reopen              advised      302 302 302 404 404 404 404 404 404 404 404 404 302
POST cases:report_return              passed       404 404 404 404 404 404 404 404 302 404 404 404 302
POST cases:open_case                  report       302 302 302 404 404 404 404 404 404 404 404 404 302
"""
