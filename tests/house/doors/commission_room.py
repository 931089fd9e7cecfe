"""The commission's room: who sits there, who must not decide."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  approvals:seats                  -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  approvals:ask_substitute         -            200 200 200 200 200 403 403 403 200 403 403 403 302
POST approvals:ask_substitute         -            403 403 422 403 422 403 403 403 403 403 403 403 302
POST approvals:accept_substitute      asked_seat   403 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:decline_substitute     asked_seat   403 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:end_substitute         asked_seat   403 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:recuse                 submitted    200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:recuse                 submitted    422 422 422 422 422 404 404 404 404 404 404 404 302
POST approvals:lift_recusal           recusal      403 403 302 403 302 404 404 404 404 404 404 404 302
"""
