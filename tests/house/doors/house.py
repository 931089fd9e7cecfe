"""The whole house: home, search, menu, trail, sign-in."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
# the whole house
GET  home                             -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  search                           -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  menu                             -            200 200 200 200 200 200 200 200 200 200 200 200 302
GET  about                            -            200 200 200 200 200 200 200 200 200 200 200 200 200
GET  audit_trail                      -            403 403 403 403 403 403 403 403 403 403 200 403 302
GET  accounts:sign_in                 -            302 302 302 302 302 302 302 302 302 302 302 302 200
POST accounts:sign_in                 -            302 302 302 302 302 302 302 302 302 302 302 302 200
GET  accounts:session                 -            200 200 200 200 200 200 200 200 200 200 200 200 302
POST accounts:session                 -            302 302 302 302 302 302 302 302 302 302 302 302 302
POST accounts:sign_out                -            302 302 302 302 302 302 302 302 302 302 302 302 302
"""
