"""The other ways of a Vorlage: round the seats, by two names at once; and what changed since the last version."""

TABLE = """
#    address                          of              jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  approvals:versions               second_version  200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:versions               draft           404 404 404 404 404 404 404 404 404 404 404 404 302
GET  approvals:circulate              small           200 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:circulate              small           422 403 403 403 403 404 404 404 404 404 404 404 302
GET  approvals:circulation            round           200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:circulation            draft           404 404 404 404 404 404 404 404 404 404 404 404 302
GET  approvals:circulate_voice        round           200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:circulate_voice        round           422 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:circulate_decide       round           200 200 200 200 200 404 404 404 404 404 404 404 302
POST approvals:circulate_decide       round           403 403 422 403 422 404 404 404 404 404 404 404 302
POST approvals:bring_to_meeting       round           302 403 302 403 302 404 404 404 404 404 404 404 302
GET  approvals:ask_urgent             complete        200 403 200 403 200 404 404 404 404 404 404 404 302
POST approvals:ask_urgent             complete        422 403 422 403 422 404 404 404 404 404 404 404 302
GET  approvals:submission             divided         200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:enter_ruling           divided         403 403 200 403 200 404 404 404 404 404 404 404 302
POST approvals:enter_ruling           divided         403 403 422 403 422 404 404 404 404 404 404 404 302
POST approvals:refuse_ruling          ruling_waits    403 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:confirm_ruling         ruling_waits    403 403 403 403 302 404 404 404 404 404 404 404 302
POST approvals:refuse_urgent          urgent_question 302 403 302 403 302 404 404 404 404 404 404 404 302
POST approvals:confirm_urgent         urgent_question 302 403 302 403 302 404 404 404 404 404 404 404 302
"""
