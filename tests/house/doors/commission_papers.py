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
"""
