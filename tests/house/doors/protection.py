"""Procedures under § 8a: seen by the team of the case, and by the second professional of WJH without the file."""

TABLE = """
#    address                          of                  jb  tm  fel neu ort doh dem pau kem lor beh adm out
# those of the team, and of a file
GET  cases:protections                -                   200 200 200 200 200 403 403 403 200 403 403 403 302
GET  cases:protection                 protected           200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:protection                 unprotected         200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:protection_new             unprotected         200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:protection_new             unprotected         422 422 422 404 404 404 404 404 404 404 404 404 302
# one of them
GET  cases:procedure                  begun_procedure     200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:procedure                  complete_procedure  200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:procedure                  ended_procedure     200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:procedure                  own_procedure       200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:assess                     begun_procedure     200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:assess                     begun_procedure     422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:confirm_assessment         assessment          200 200 200 200 404 404 404 404 404 404 404 404 302
POST cases:confirm_assessment         assessment          302 403 302 302 404 404 404 404 404 404 404 404 302
GET  cases:inclusion                  begun_parents       200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:inclusion                  begun_parents       422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:inclusion                  begun_visit         200 403 200 200 404 404 404 404 404 404 404 404 302
GET  cases:protection_visit           begun_procedure     200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:protection_visit           begun_procedure     422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:protection_measure         begun_procedure     200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:protection_measure         begun_procedure     422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:court_call                 begun_procedure     200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:court_call                 begun_procedure     422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:court_answer               court_call          200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:court_answer               court_call          422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:protection_notice          begun_procedure     200 403 200 200 404 404 404 404 404 404 404 404 302
POST cases:protection_notice          begun_procedure     422 403 422 422 404 404 404 404 404 404 404 404 302
GET  cases:protection_feedback        begun_procedure     200 403 200 404 404 404 404 404 404 404 404 404 302
POST cases:protection_feedback        begun_procedure     422 403 422 404 404 404 404 404 404 404 404 404 302
GET  cases:protection_feedback        own_procedure       404 403 404 404 404 404 404 404 404 404 404 404 302
GET  cases:protection_end             complete_procedure  200 403 200 403 404 404 404 404 404 404 404 404 302
POST cases:protection_end             complete_procedure  422 403 422 403 404 404 404 404 404 404 404 404 302
# the statement for the court: of ASD alone
GET  cases:court_statement_new        complete_procedure  200 403 200 403 404 404 404 404 404 404 404 404 302
POST cases:court_statement_new        complete_procedure  422 403 422 403 404 404 404 404 404 404 404 404 302
GET  cases:court_statement            draft_statement     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:court_statement            draft_statement     422 403 422 404 404 404 404 404 404 404 404 404 302
GET  cases:court_statement            signed_statement    200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:sign_court_statement       draft_statement     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:sign_court_statement       draft_statement     403 403 422 404 404 404 404 404 404 404 404 404 302
GET  cases:court_statement_paper      draft_statement     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:court_statement_paper      signed_statement    200 200 200 404 404 404 404 404 404 404 404 404 302
"""
