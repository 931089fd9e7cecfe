"""The return of a child: ASD alone reads it, who works on the case writes it."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  hze:return_board                 -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  hze:return_board_csv             -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  hze:return_plan                  away         200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:return_plan                  placed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:return_plan                  help         404 404 404 404 404 404 404 404 404 404 404 404 302
GET  hze:criterion_history            away         200 200 200 404 404 404 404 404 404 404 404 404 302
GET  hze:criterion_history            placed       404 404 404 404 404 404 404 404 404 404 404 404 302
GET  hze:set_return_goal              away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:set_return_goal              away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:set_no_return                away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:set_no_return                away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:settle_after_care            away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:settle_after_care            away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:record_return                away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:record_return                away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:record_failed_return         home_return  200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:record_failed_return         home_return  422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:add_criterion                away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:add_criterion                away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:judge_criterion              criterion    200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:judge_criterion              criterion    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:agree_step                   away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:agree_step                   away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:finish_step                  return_step  200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:finish_step                  return_step  422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:plan_trial                   away         200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:plan_trial                   away         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  hze:evaluate_trial               trial        200 403 403 404 404 404 404 404 404 404 404 404 302
POST hze:evaluate_trial               trial        422 403 403 404 404 404 404 404 404 404 404 404 302
"""
