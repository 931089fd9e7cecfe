"""The desk of each colleague: Wiedervorlagen, what one was told, settings, keys, the calendar for other programs."""

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
# what one was told: nobody reads what somebody else was told
GET  accounts:notifications           -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  accounts:read_notifications      -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST accounts:read_notifications      -            302 302 302 302 302 302 302 302 302 302 302 302 302
POST accounts:read_notification       notification 302 404 404 404 404 404 404 404 404 404 404 404 302
# one's own settings, the keys, the calendar by its secret address
GET  accounts:account                 -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST accounts:account                 -            422 422 422 422 422 422 422 422 422 422 422 422 302
GET  accounts:open_calendar           -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST accounts:open_calendar           -            302 302 302 302 302 302 302 302 302 302 302 302 302
GET  accounts:close_calendar          -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST accounts:close_calendar          -            302 302 302 302 302 302 302 302 302 302 302 302 302
GET  keyboard                         -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  calendar_feed                    calendar     200 200 200 200 200 200 200 200 200 200 200 200 200
"""
