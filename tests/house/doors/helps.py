"""Helps and the commission."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# helps
GET  hze:ambulatory                   -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  hze:residential                  -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  hze:episode                      help         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:episode                      course       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:change_help            help         200 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:change_help            help         422 403 403 403 403 404 404 404 404 404 404 404 302
GET  approvals:extend_help            help         200 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:extend_help            help         422 403 403 403 403 404 404 404 404 404 404 404 302
GET  approvals:end_help               help         200 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:end_help               help         422 403 403 403 403 404 404 404 404 404 404 404 302
GET  hze:panel                        helped       200 200 200 404 404 404 404 404 404 404 404 404 302
# the commission
GET  approvals:meetings               -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  approvals:plan_meeting           -            403 403 200 403 200 403 403 403 403 403 403 403 302
POST approvals:plan_meeting           -            403 403 422 403 422 403 403 403 403 403 403 403 302
GET  approvals:meeting                meeting      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:meeting                sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:meeting                done         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:open_meeting           meeting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:open_meeting           meeting      403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:close_meeting          sitting      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:close_meeting          sitting      403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:close_meeting          done         403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:item                   heard_item   200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:item                   unheard_item 200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:item                   done_item    200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:give_voice             unheard_item 200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:give_voice             unheard_item 422 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:decide                 heard_item   200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:decide                 heard_item   403 403 422 403 422 404 404 404 404 404 404 404 302
# Vorlagen
GET  approvals:panel                  classified   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  approvals:panel                  helped       200 200 200 404 404 404 404 404 404 404 404 404 302
POST approvals:panel                  classified   302 403 403 404 404 404 404 404 404 404 404 404 302
GET  approvals:submission             draft        200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             complete     200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             submitted    200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             frozen       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:submission             decided      200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:submission             draft        409 403 403 403 403 404 404 404 404 404 404 404 302
GET  approvals:price                  draft        200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:price                  draft        422 422 422 422 422 404 404 404 404 404 404 404 302
GET  approvals:submit                 complete     200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:submit                 complete     422 422 422 422 422 404 404 404 404 404 404 404 302
GET  approvals:withdraw               submitted    200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:withdraw               submitted    302 403 403 403 403 404 404 404 404 404 404 404 302
"""
