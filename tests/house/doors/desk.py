"""The desk of each colleague: Wiedervorlagen."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# Wiedervorlagen: one's own list is open to everybody, one of a case to whoever sees the case
GET  cases:reminders                  -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  cases:reminder_new               -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST cases:reminder_new               -            422 422 422 422 422 422 422 422 422 422 422 422 302
GET  cases:reminder                   reminder     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:reminder                   own_reminder 200 404 404 404 404 404 404 404 404 404 404 404 302
POST cases:reminder                   reminder     422 403 422 404 404 404 404 404 404 404 404 404 302
POST cases:reminder                   own_reminder 422 404 404 404 404 404 404 404 404 404 404 404 302
GET  cases:finish_reminder            reminder     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:finish_reminder            reminder     302 403 302 404 404 404 404 404 404 404 404 404 302
GET  cases:reopen_reminder            reminder     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:reopen_reminder            done_reminder 302 403 302 404 404 404 404 404 404 404 404 404 302
GET  cases:move_reminder              reminder     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:move_reminder              reminder     302 403 302 404 404 404 404 404 404 404 404 404 302
GET  cases:withdraw_reminder          reminder     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:withdraw_reminder          reminder     302 403 302 404 404 404 404 404 404 404 404 404 302
GET  cases:case_reminders             intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:case_reminders             closed       200 200 200 404 404 404 404 404 404 404 404 404 302
"""
