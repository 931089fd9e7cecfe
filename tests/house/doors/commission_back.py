"""Looking back on the commission: both leads with sums, planning without small figures."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  approvals:looking_back           -            403 403 200 403 200 403 403 403 403 200 403 403 302
GET  approvals:looking_back_csv       -            403 403 200 403 200 403 403 403 403 200 403 403 302
"""
