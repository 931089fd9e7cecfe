"""Falleinordnung, Ziele, Aufträge, Auflagen, Schutzplan."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# what is due in the team
GET  cases:due_reviews                -            200 200 200 403 403 403 403 403 200 403 403 403 302
# Ziele, Aufträge, Auflagen: the team reads, whoever works on the case writes
GET  cases:goals                      demanded     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:goals                      classified   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:goals                      closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:direction_goal_new         demanded     200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:direction_goal_new         demanded     422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:direction_goal_end         ended_direction 200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:direction_goal_end         ended_direction 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:action_goal_new            direction    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:action_goal_new            direction    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:action_goal_end            action_goal  200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:action_goal_end            action_goal  422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:goal_step_new              action_goal  200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:goal_step_new              action_goal  422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:mandate_new                demanded     200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:mandate_new                demanded     422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:mandate_end                mandate      200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:mandate_end                mandate      422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:condition_new              demanded     200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:condition_new              demanded     422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:condition_check            condition    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:condition_check            condition    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:condition_lift             condition    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:condition_lift             condition    422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:goal_step_done             goal_step    302 403 403 404 404 404 404 404 404 404 404 404 302
# Schutzplan
GET  cases:safety_plan                demanded     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_plan                intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_plan                closed       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:safety_plan                demanded     302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_plan_version        plan         200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_plan_version        plan_draft   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_plan_print          plan         200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_plan_write          plan_draft   200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_plan_write          plan_draft   422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_measure_new         plan_draft   200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_measure_new         plan_draft   422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_contact_new         plan_draft   200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_contact_new         plan_draft   422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:safety_sign                plan_draft   200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_sign                plan_draft   422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_measure_remove      plan_measure 302 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_contact_remove      plan_contact 302 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:safety_in_force            plan_draft   302 403 403 404 404 404 404 404 404 404 404 404 302
"""
