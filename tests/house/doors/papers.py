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
"""
