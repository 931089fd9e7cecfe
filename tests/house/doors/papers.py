"""Documents and letters of a case."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  cases:documents                  papers       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:documents                  closed       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:documents                  papers       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:document                   document     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:document                   withdrawn_document 404 404 200 404 404 404 404 404 404 404 404 404 302
GET  cases:document_file              document     200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:document_file              withdrawn_document 404 404 200 404 404 404 404 404 404 404 404 404 302
GET  cases:replace_document           document     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:replace_document           document     422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:withdraw_document          document     200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:withdraw_document          document     422 403 422 404 404 404 404 404 404 404 404 404 302
# letters
GET  cases:letter_new                 papers       200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:letter_new                 papers       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:letter                     draft_letter 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:letter                     draft_letter 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:letter                     sent_letter  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:send_letter                complete_letter 200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:send_letter                complete_letter 422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:discard_letter             draft_letter 302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:letter_paper               sent_letter  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:letter_document            sent_letter  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:home_visit_sheet           papers       200 200 200 404 404 404 404 404 404 404 404 404 302
# templates
GET  cases:letter_templates           -            200 200 200 403 403 403 403 403 200 403 403 200 302
GET  cases:letter_template_new        -            403 403 200 403 403 403 403 403 403 403 403 200 302
POST cases:letter_template_new        -            403 403 422 403 403 403 403 403 403 403 403 422 302
GET  cases:letter_template            letter_template 200 200 200 404 404 404 404 404 200 404 404 200 302
POST cases:letter_template            letter_template 403 403 422 404 404 404 404 404 403 404 404 422 302
POST cases:retire_letter_template     letter_template 403 403 302 404 404 404 404 404 403 404 404 302 302
"""
