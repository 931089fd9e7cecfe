"""Fallverstehen: whoever sees the file reads it, WJH never; the Fachadministration keeps the list of kinds."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  cases:understanding              understood   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:understanding              intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:understanding_new          understood   200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:understanding_new          understood   422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:understanding_draft        understood   302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:understanding_versions     understood   200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:understanding_versions     intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:pattern_new                understood   200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:pattern_new                understood   422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:pattern_draft              understood   302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:pattern                    pattern      200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:pattern                    old_pattern  200 200 200 404 404 404 404 404 404 404 404 404 302
POST cases:pattern                    pattern      422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:pattern_correct            pattern      200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:pattern_correct            pattern      422 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:pattern_correct_draft      pattern      302 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:pattern_kinds              -            403 403 200 403 403 403 403 403 403 403 403 200 302
POST cases:pattern_kinds              -            403 403 422 403 403 403 403 403 403 403 403 422 302
GET  cases:pattern_kind               pattern_kind 403 403 200 403 403 403 403 403 403 403 403 200 302
POST cases:pattern_kind               pattern_kind 403 403 422 403 403 403 403 403 403 403 403 422 302
"""
