"""First calls."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# first calls
GET  cases:reports                    -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_new                 -            200 200 200 403 403 403 403 403 200 403 403 403 302
GET  cases:report_quarter             -            200 200 200 403 403 403 403 403 200 403 403 403 302
POST cases:report_new                 -            422 422 422 403 403 403 403 403 422 403 403 403 302
GET  cases:report                     report       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:open_case                  report       200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:open_case                  report       302 302 302 404 404 404 404 404 404 404 404 404 302
"""
