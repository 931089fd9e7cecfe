"""The course of a residential help: place, phases, checkpoints, contacts, days at home."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  hze:course                       placed       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:course                       course       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:course                       help         404 404 404 404 404 404 404 404 404 404 404 404 302
GET  hze:place                        placed       200 403 403 403 403 404 404 404 404 404 404 404 302
POST hze:place                        placed       422 403 403 403 403 404 404 404 404 404 404 404 302
GET  hze:end_placement                placement    200 403 403 403 403 404 404 404 404 404 404 404 302
POST hze:end_placement                placement    422 403 403 403 403 404 404 404 404 404 404 404 302
GET  hze:enter_phase                  placed       200 403 403 403 403 404 404 404 404 404 404 404 302
POST hze:enter_phase                  placed       422 403 403 403 403 404 404 404 404 404 404 404 302
GET  hze:add_checkpoint               placed       200 200 200 200 200 404 404 404 404 404 404 404 302
POST hze:add_checkpoint               placed       422 422 422 422 422 404 404 404 404 404 404 404 302
GET  hze:finish_checkpoint            checkpoint   200 200 200 200 200 404 404 404 404 404 404 404 302
POST hze:finish_checkpoint            checkpoint   302 302 302 302 302 404 404 404 404 404 404 404 302
GET  hze:course_line                  placed       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:course_line                  help         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:contacts                     placed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:agree_contact                placed       200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:agree_contact                placed       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:record_contact               contact_rule 200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:record_contact               contact_rule 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:end_contact                  contact_rule 200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:end_contact                  contact_rule 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_home_leave              placed       200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:plan_home_leave              placed       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:call_off_home_leave          next_leave   200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:call_off_home_leave          next_leave   422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:reflect_on_leave             past_leave   200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:reflect_on_leave             past_leave   422 403 403 404 404 404 404 404 404 404 404 404 302
# reports of the facility
GET  hze:facility_reports             placed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:ask_for_report               placed       200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:ask_for_report               placed       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:send_report_link             facility_report 200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:send_report_link             facility_report 422 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:revoke_report_link           facility_report 302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:report_file                  facility_file 200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:report_start                 facility_token 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  hze:report_start                 closed_facility_token 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  hze:report_by_link               facility_token 200 200 200 200 200 200 200 200 200 200 200 200 200
GET  hze:report_by_link               closed_facility_token 404 404 404 404 404 404 404 404 404 404 404 404 404
POST hze:report_by_link               facility_token 422 422 422 422 422 422 422 422 422 422 422 422 422
POST hze:report_by_link               closed_facility_token 404 404 404 404 404 404 404 404 404 404 404 404 404
"""
