"""The conditions of the commission: the list, and the page on which one is fulfilled."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  approvals:conditions             -            200 200 200 200 200 403 403 403 200 403 403 403 302
GET  approvals:fulfil_condition       duty         200 403 200 403 200 404 404 404 404 404 404 404 302
POST approvals:fulfil_condition       duty         422 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:fulfil_condition       wjh_duty     403 403 200 200 200 404 404 404 404 404 404 404 302
POST approvals:fulfil_condition       wjh_duty     403 403 422 422 422 404 404 404 404 404 404 404 302
GET  approvals:fulfil_condition       done_duty    302 403 302 403 302 404 404 404 404 404 404 404 302
"""
