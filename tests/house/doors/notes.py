"""Notes: in a case, entrusted to one colleague, without a case."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# notes of a case: the team reads, whoever works on the case writes
GET  cases:notes                      noted        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:notes                      closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:note_new                   noted        200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:note_new                   noted        422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:note_draft                 noted        302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:note                       note         200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:note                       old_note     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:note_correct               note         200 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:note_correct               old_note     302 302 302 404 404 404 404 404 404 404 404 404 302
POST cases:note_correct               note         422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:note_correct_draft         note         302 403 403 404 404 404 404 404 404 404 404 404 302
# entrusted notes: their owner, and nobody else learns that there is one
GET  cases:entrusted_new              noted        200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:entrusted_new              noted        422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:entrusted_draft            noted        302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:entrusted                  entrusted    200 404 404 404 404 404 404 404 404 404 404 404 302
GET  cases:entrusted_correct          entrusted    200 404 404 404 404 404 404 404 404 404 404 404 302
POST cases:entrusted_correct          entrusted    422 404 404 404 404 404 404 404 404 404 404 404 302
POST cases:entrusted_correct_draft    entrusted    302 404 404 404 404 404 404 404 404 404 404 404 302
# the course of a case
GET  cases:timeline                   noted        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:timeline                   helped       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:timeline_panel             noted        200 200 200 404 404 404 404 404 404 404 404 404 302
# notes without a case: each team its own
GET  cases:work_notes                 -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:work_note_new              -            200 200 200 403 403 403 403 403 200 403 403 403 302
POST cases:work_note_new              -            422 422 422 403 403 403 403 403 422 403 403 403 302
POST cases:work_note_draft            -            302 302 302 403 403 403 403 403 302 403 403 403 302
GET  cases:work_note                  work_note    200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:work_note_correct          work_note    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:work_note_correct          work_note    422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:work_note_correct_draft    work_note    302 403 403 404 404 404 404 404 404 404 404 404 302
"""
