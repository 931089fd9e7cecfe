"""The file of a case."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# the file
GET  cases:list                       -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:file                       intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       in_check     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       classified   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       danger       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       helped       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:file                       closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:take_responsibility        unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:responsibility             intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:responsibility             unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:responsibility             closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:assign                     unled        200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:assign                     unled        403 403 422 404 404 404 404 404 404 404 404 404 302
POST cases:assign                     intake       422 403 422 404 404 404 404 404 404 404 404 404 302
GET  cases:join                       unled        200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:join                       unled        302 302 403 404 404 404 404 404 404 404 404 404 302
GET  cases:ask                        intake       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:ask                        intake       422 403 422 404 404 404 404 404 404 404 404 404 302
GET  cases:handover                   handover     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:acknowledge                handover     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:acknowledge                handover     302 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:leave                      shared       302 403 302 404 404 404 404 404 404 404 404 404 302
GET  cases:gaps                       -            403 403 200 403 403 403 403 403 403 403 403 403 302
POST cases:take_responsibility        unled        302 302 403 404 404 404 404 404 404 404 404 404 302
GET  cases:statements                 intake       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:statements                 intake       422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:correct_statement          statement    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:correct_statement          statement    422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:ask_will                   wish         200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:ask_will                   wish         422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:statements                 statement_of 200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:close                      intake       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:close                      intake       422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:reopen                     closed       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:reopen                     closed       422 422 403 404 404 404 404 404 404 404 404 404 302
"""
