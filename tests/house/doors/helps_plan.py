"""The Hilfeplan of a help: ASD writes, the lead reads, WJH learns the days and the agreed services."""

TABLE = """
#    address                          of             jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  hze:help_plan                    planned_help   200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:help_plan                    outside_help   200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:help_plan                    unplanned_help 200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:help_plan_version            final_plan     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_version            plan_to_write  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_write              plan_to_write  200 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_write              final_plan     302 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:help_plan_write              plan_to_write  409 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:help_plan_draft              plan_to_write  302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_finish             plan_to_write  200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:help_plan_finish             plan_to_write  302 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:help_plan_finish             final_plan     422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_sign               final_plan     200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:help_plan_sign               final_plan     422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_paper              final_plan     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_paper              plan_to_write  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_court              final_plan     200 200 200 404 404 404 404 404 404 404 404 404 302
POST hze:help_plan_court_keep         final_plan     302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:perspective_new              outside_help   200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:perspective_new              outside_help   422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_talk_new                unplanned_help 200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:plan_talk_new                unplanned_help 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_talk                    plan_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_talk                    held_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_talk                    cancelled_talk 200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_talk_move               plan_talk      200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:plan_talk_move               plan_talk      422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_talk_cancel             plan_talk      200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:plan_talk_cancel             plan_talk      422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:talk_guest_new               plan_talk      200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:talk_guest_new               plan_talk      422 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:talk_guest_remove            talk_guest     302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:agenda_point_new             plan_talk      200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:agenda_point_new             plan_talk      422 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:agenda_point_remove          agenda_point   302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:hold_talk                    plan_talk      200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:hold_talk                    plan_talk      422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_of_talk            plan_talk      302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:help_plan_of_talk            held_talk      302 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:talk_sheet                   plan_talk      200 200 200 404 404 404 404 404 404 404 404 404 302
"""
