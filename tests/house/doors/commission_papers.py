"""The papers of the commission."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  approvals:decision_pdf           decided      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:decision_pdf           passed_on    200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:decision_pdf           draft        404 404 404 404 404 404 404 404 404 404 404 404 302
GET  approvals:ruling_pdf             ruled        200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:ruling_pdf             passed_on    404 404 404 404 404 404 404 404 404 404 404 404 302
GET  approvals:court_pdf              decided      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:family_pdf             decided      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:family_pdf             passed_on    404 404 404 404 404 404 404 404 404 404 404 404 302
# papers of a meeting
GET  approvals:folder_pdf             agenda       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:folder_pdf             held_meeting 200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:minutes_pdf            agenda       404 404 404 404 404 404 404 404 404 404 404 404 302
GET  approvals:minutes_pdf            held_meeting 200 200 200 200 200 404 404 404 404 404 404 404 302
# Prüfcode
GET  approvals:check_code             -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST approvals:check_code             -            422 422 422 422 422 422 422 422 422 422 422 422 302
GET  approvals:code                   seal         200 200 200 200 200 200 200 200 200 200 200 200 302
# Bescheide
GET  approvals:notices                -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  approvals:notice                 notice       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:notice                 done_notice  200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:notice                 notice       403 403 403 422 422 404 404 404 404 404 404 404 302
GET  approvals:finish_notice          notice       200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:finish_notice          notice       403 403 403 422 422 404 404 404 404 404 404 404 302
POST approvals:finish_notice          done_notice  403 403 403 422 422 404 404 404 404 404 404 404 302
GET  approvals:notice_pdf             notice       200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:notice_pdf             done_notice  200 200 200 200 200 404 404 404 404 404 404 404 302
"""
