"""The way to the commission and the urgent way."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  cases:urgent                     urgent_case  200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:urgent                     opened_case  200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:urgent                     urgent_case  422 422 422 404 404 404 404 404 404 404 404 404 302
GET  cases:bypass                     waiting_way  200 200 200 200 404 404 404 404 404 404 404 404 302
GET  cases:bypass                     open_way     200 200 200 200 404 404 404 404 404 404 404 404 302
POST cases:confirm_bypass             waiting_way  403 403 403 302 404 404 404 404 404 404 404 404 302
POST cases:decline_bypass             waiting_way  403 403 403 302 404 404 404 404 404 404 404 404 302
POST cases:withdraw_bypass            waiting_way  302 403 302 403 404 404 404 404 404 404 404 404 302
"""
